using System.Text.Json;
using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>The coerced variables of one request (section 6.1.2).</summary>
/// <param name="definitions">What the operation declares.</param>
/// <param name="values">A value for each definition; <see cref="ArgumentValue.Omitted"/> where none was given and there is no default.</param>
/// <param name="raw">What the caller sent, an object or undefined.</param>
internal sealed class VariableValues(VariablePlan[] definitions, object?[] values, JsonElement raw)
{
    /// <summary>No variables.</summary>
    public static VariableValues None { get; } = new([], [], default);

    /// <summary>The value of a variable by its position among the operation's definitions.</summary>
    /// <param name="index">The position, from 0.</param>
    public object? At(int index) => values[index];

    /// <summary>The value of a variable by name; <see cref="ArgumentValue.Omitted"/> where it has none.</summary>
    /// <param name="name">The name, without the dollar sign.</param>
    public object? Named(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? ArgumentValue.Omitted : values[index];
    }

    /// <summary>What the caller sent for a variable, uncoerced.</summary>
    /// <param name="name">The name, without the dollar sign.</param>
    /// <param name="value">The JSON value.</param>
    /// <returns>Whether anything was sent.</returns>
    public bool TryGetRaw(string name, out JsonElement value)
    {
        value = default;
        return raw.ValueKind == JsonValueKind.Object && raw.TryGetProperty(name, out value);
    }

    /// <summary>The declaration of a variable, or null.</summary>
    /// <param name="name">The name, without the dollar sign.</param>
    public VariablePlan? DefinitionOf(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : definitions[index];
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < definitions.Length; i++)
        {
            if (definitions[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
