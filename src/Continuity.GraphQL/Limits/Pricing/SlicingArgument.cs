using System.Collections;
using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Coercion;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>A slicing argument whose value is a variable's, or a field's of a variable.</summary>
/// <param name="Variable">The variable's position among the operation's.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Path">The input fields that lead from the variable's value to the size; empty where it is the size itself.</param>
internal sealed record SlicingArgument(int Variable, string Name, string[] Path)
{
    private const double Largest = int.MaxValue;

    /// <summary>The size that a request gives; null where it gives none.</summary>
    /// <param name="variables">The request's variables.</param>
    public double? SizeIn(VariableValues variables)
    {
        if (Path.Length > 0)
        {
            return variables.TryGetRaw(Name, out var raw) ? SizeOf(raw) : LiteralSize.Find(variables.DefinitionOf(Name)?.DefaultValue, Path);
        }

        return variables.At(Variable) switch
        {
            int size => Math.Max(size, 0),
            ICollection list => list.Count,
            null => null,
            var value when ReferenceEquals(value, ArgumentValue.Omitted) => null,
            _ => 1,
        };
    }

    private double? SizeOf(JsonElement value)
    {
        foreach (var name in Path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out var size) ? Math.Clamp(size, 0, Largest) : Largest,
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.Null => null,
            _ => 1,
        };
    }
}
