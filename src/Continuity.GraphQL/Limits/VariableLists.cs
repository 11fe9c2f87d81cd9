using System.Text.Json;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Limits;

/// <summary>Holds the lists in variables to <see cref="LimitOptions.MaxListItems"/>, before anything is made of them.</summary>
/// <param name="variables">The operation's variables.</param>
/// <param name="maxItems">How many items a list may have.</param>
internal sealed class VariableLists(VariablePlan[] variables, int maxItems)
{
    private readonly VariablePlan[] holders = Array.FindAll(variables, static v => MayHoldLists(v.Type));

    /// <summary>Checks what a caller sent.</summary>
    /// <param name="given">An object, as deep as the JSON reader allows.</param>
    /// <returns>The error of the first list that is too long; null where there is none.</returns>
    public GraphQLError? Check(JsonElement given)
    {
        foreach (var variable in holders)
        {
            if (given.TryGetProperty(variable.Name, out var value) && FindTooLong(value) is { } length)
            {
                return LimitError.Of(nameof(LimitOptions.MaxListItems), maxItems, length, $"Variable \"${variable.Label}\" has a list of {{0}} items; at most {{1}} are allowed.", null) with
                {
                    Locations = [variable.Location],
                };
            }
        }

        return null;
    }

    private static bool MayHoldLists(GraphQLType type) =>
        type.Nullable is ListType || type.Named is InputObjectType || (type.Named is ScalarType scalar && !BuiltInScalars.Contains(scalar));

    private int? FindTooLong(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array when value.GetArrayLength() > maxItems:
                return value.GetArrayLength();
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (FindTooLong(item) is { } length)
                    {
                        return length;
                    }
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (FindTooLong(property.Value) is { } length)
                    {
                        return length;
                    }
                }

                break;
        }

        return null;
    }
}
