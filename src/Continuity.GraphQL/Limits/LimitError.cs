using System.Globalization;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits;

/// <summary>The error of an operation beyond a limit. It tells which limit, what it allows, and what was asked for, in the message and in <c>extensions</c>.</summary>
internal static class LimitError
{
    /// <summary>Its code, in <c>extensions.code</c>.</summary>
    public const string Code = "LIMIT_EXCEEDED";

    // Woven fragments ask for more than a double holds.
    private const double Greatest = 1e15;

    /// <summary>Makes one.</summary>
    /// <param name="option">The name of the option that sets the limit.</param>
    /// <param name="allowed">What the limit allows.</param>
    /// <param name="value">What was asked for.</param>
    /// <param name="what">What is beyond it, with <c>{0}</c> where the value stands and <c>{1}</c> where the limit does.</param>
    /// <param name="node">The place, or null where there is none.</param>
    public static GraphQLError Of(string option, double allowed, double value, string what, SyntaxNode? node) =>
        new(string.Format(CultureInfo.InvariantCulture, what, Text(value), Text(allowed)))
        {
            Locations = node is null ? [] : [node.Location],
            Extensions = new Dictionary<string, object?> { ["code"] = Code, ["limit"] = option, ["allowed"] = allowed, ["value"] = Math.Round(Math.Min(value, Greatest), 2) },
        };

    /// <summary>Makes that of an answer which has become too long while it was written.</summary>
    /// <param name="option">The name of the option that sets the limit.</param>
    /// <param name="allowed">What the limit allows, in bytes.</param>
    public static GraphQLError OfAnswer(string option, int allowed) => new($"The answer is longer than {Text(allowed)} bytes, the most that is sent. Ask for less at once.")
    {
        Extensions = new Dictionary<string, object?> { ["code"] = Code, ["limit"] = option, ["allowed"] = allowed },
    };

    private static string Text(double number) => number >= Greatest ? "1,000,000,000,000,000 and more" : number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
