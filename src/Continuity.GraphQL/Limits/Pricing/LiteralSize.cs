using System.Globalization;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The sizes that literals say: a number itself, a list its length.</summary>
internal static class LiteralSize
{
    /// <summary>Finds the size in a literal without variables.</summary>
    /// <param name="literal">The literal, or null.</param>
    /// <param name="path">The input fields that lead from it to the size.</param>
    /// <returns>The size; null where it is not given.</returns>
    public static double? Find(ValueNode? literal, ReadOnlySpan<string> path) => Of(Follow(literal, ref path));

    /// <summary>Goes along a path until it ends, or at a variable.</summary>
    /// <param name="literal">Where it begins, or null.</param>
    /// <param name="path">The path; afterwards, what is left of it.</param>
    /// <returns>What stands there; null where there is nothing.</returns>
    public static ValueNode? Follow(ValueNode? literal, ref ReadOnlySpan<string> path)
    {
        while (path.Length > 0 && literal is not VariableNode)
        {
            var name = path[0];
            literal = (literal as ObjectValueNode)?.Fields.FirstOrDefault(f => f.Name.Value == name)?.Value;
            path = path[1..];
        }

        return literal;
    }

    /// <summary>The size that a literal says; null where there is none.</summary>
    /// <param name="literal">The literal.</param>
    public static double? Of(ValueNode? literal) => literal switch
    {
        null or NullValueNode => null,
        IntValueNode number => double.TryParse(number.Text, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 0, int.MaxValue) : int.MaxValue,
        ListValueNode list => list.Values.Count,
        _ => 1,
    };
}
