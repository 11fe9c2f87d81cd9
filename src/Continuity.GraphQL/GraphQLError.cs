using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL;

/// <summary>An error of a request or of a field (section 7.1.2).</summary>
/// <param name="Message">What is wrong, written for the developer who sent the request.</param>
public sealed record GraphQLError(string Message)
{
    /// <summary>The places in the document that it is about; empty where there is none.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>The place in the response, of names and list indexes; null where it is not about a field.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Beside it, for programs: <c>code</c> above all; null where there is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The exception behind it, for the server's log; never shown to callers.</summary>
    public Exception? Exception { get; init; }

    /// <summary>
    /// Whether a subscription ends with it, in the place of the event that it came up in, rather than go on behind an event that came through in part: so that
    /// the subscriber comes back and resumes before it. Not shown to callers.
    /// </summary>
    public bool EndsSubscription { get; init; }

    /// <summary>The same error with <c>extensions.code</c>.</summary>
    /// <param name="code">The code, in capitals.</param>
    public GraphQLError WithCode(string code) => this with
    {
        Extensions = new Dictionary<string, object?>(Extensions ?? new Dictionary<string, object?>()) { ["code"] = code },
    };
}
