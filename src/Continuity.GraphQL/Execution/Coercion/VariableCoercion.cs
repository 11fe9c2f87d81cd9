using System.Text.Json;
using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>Coerces the variables of a request to what its operation declares (CoerceVariableValues, section 6.1.2).</summary>
internal static class VariableCoercion
{
    /// <summary>The code of its errors, in <c>extensions.code</c>.</summary>
    public const string ErrorCode = "BAD_USER_INPUT";

    /// <summary>Coerces all variables.</summary>
    /// <param name="definitions">What the operation declares.</param>
    /// <param name="variables">What the caller sent: an object, or undefined where nothing was sent.</param>
    /// <param name="errors">What is wrong; null where all is well.</param>
    /// <returns>The values, or null where there are errors.</returns>
    public static VariableValues? Coerce(VariablePlan[] definitions, JsonElement variables, out IReadOnlyList<GraphQLError>? errors)
    {
        errors = null;
        if (definitions.Length == 0)
        {
            return VariableValues.None;
        }

        var coercion = new JsonCoercion();
        var values = new object?[definitions.Length];
        for (var i = 0; i < definitions.Length; i++)
        {
            values[i] = CoerceOne(definitions[i], variables, coercion);
        }

        errors = coercion.Errors;
        return errors is null ? new VariableValues(definitions, values, variables) : null;
    }

    private static object? CoerceOne(VariablePlan definition, JsonElement variables, JsonCoercion coercion)
    {
        coercion.Begin(definition);
        if (variables.ValueKind != JsonValueKind.Object || !variables.TryGetProperty(definition.Name, out var given))
        {
            if (definition.DefaultValue is { } literal)
            {
                return new LiteralCoercion(VariableValues.None).Coerce(literal, definition.Type);
            }

            if (definition.Type.IsNonNull)
            {
                coercion.Refuse($"Variable \"${definition.Label}\" of type \"{definition.Type}\" is required, but was not given.");
            }

            return ArgumentValue.Omitted;
        }

        if (given.ValueKind == JsonValueKind.Null && definition.Type.IsNonNull)
        {
            coercion.Refuse($"Variable \"${definition.Label}\" of type \"{definition.Type}\" must not be null.");
            return null;
        }

        return coercion.Coerce(given, definition.Type);
    }
}
