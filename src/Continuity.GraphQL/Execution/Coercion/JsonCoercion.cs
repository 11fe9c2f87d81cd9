using System.Text.Json;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>
/// Coerces JSON values to input types (section 3, "Input Coercion"), and gathers what is wrong with them. A value that is wrong
/// comes out as null. Depth is bounded by the depth that the JSON reader allows.
/// </summary>
internal sealed class JsonCoercion
{
    private const int MaxErrors = 20;
    private const int LongestName = 64;

    private readonly InputPath path = new();
    private List<GraphQLError>? errors;
    private VariablePlan variable = null!;

    /// <summary>What is wrong, at most 20 and a last one that says so; null where all is well.</summary>
    public IReadOnlyList<GraphQLError>? Errors => errors;

    /// <summary>Goes on with another variable.</summary>
    /// <param name="definition">The variable that errors are now about.</param>
    public void Begin(VariablePlan definition)
    {
        variable = definition;
        path.Clear();
    }

    /// <summary>Adds an error.</summary>
    /// <param name="message">The whole message.</param>
    public void Refuse(string message)
    {
        errors ??= [];
        if (errors.Count <= MaxErrors)
        {
            var text = errors.Count < MaxErrors ? message : $"More than {MaxErrors} errors in the variables; the others are left out.";
            errors.Add(new GraphQLError(text) { Locations = [variable.Location] }.WithCode(VariableCoercion.ErrorCode));
        }
    }

    /// <summary>Coerces one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type.</param>
    public object? Coerce(JsonElement value, GraphQLType type)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (type.IsNonNull)
            {
                RefuseHere($"Expected a value of type \"{type}\", not null.");
            }

            return null;
        }

        return type.Nullable switch
        {
            ListType list => CoerceList(value, list),
            InputObjectType input => CoerceObject(value, input),
            EnumType values => CoerceEnum(value, values),
            ScalarType scalar => CoerceScalar(value, scalar),
            _ => throw new InvalidOperationException($"\"{type}\" is no input type."),
        };
    }

    private object?[] CoerceList(JsonElement value, ListType list)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, list.OfType)];
        }

        var items = new object?[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            path.Enter(i);
            items[i++] = Coerce(item, list.OfType);
            path.Leave();
        }

        return items;
    }

    private object? CoerceObject(JsonElement value, InputObjectType type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            RefuseHere($"Expected an object of type \"{type}\".");
            return null;
        }

        var before = errors?.Count ?? 0;
        var fields = new Dictionary<string, object?>(type.Fields.Count);
        var given = 0;
        foreach (var (name, field) in type.Fields)
        {
            if (value.TryGetProperty(name, out var item))
            {
                given++;
                path.Enter(name);
                fields[name] = Coerce(item, field.Type);
                path.Leave();
            }
            else if (field.DefaultValue is { } literal)
            {
                fields[name] = new LiteralCoercion(VariableValues.None).Coerce(literal, field.Type);
            }
            else if (field.Type.IsNonNull)
            {
                RefuseHere($"Field \"{name}\" of type \"{field.Type}\" is required, but was not given.");
            }
        }

        if (given != value.GetPropertyCount())
        {
            RefuseUnknownFields(value, type);
        }

        if (type.IsOneOf && (given != 1 || fields.Values.Any(static f => f is null)) && (errors?.Count ?? 0) == before)
        {
            RefuseHere($"Exactly one field of type \"{type}\" must be given, and not be null.");
        }

        return (errors?.Count ?? 0) == before ? Create(type, fields) : null;
    }

    private object? Create(InputObjectType type, Dictionary<string, object?> fields)
    {
        try
        {
            return type.CreateInstance is { } create ? create(fields) : fields;
        }
        catch (ValueCoercionException exception)
        {
            RefuseHere(exception.Message);
            return null;
        }
    }

    private void RefuseUnknownFields(JsonElement value, InputObjectType type)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (errors?.Count > MaxErrors)
            {
                return;
            }

            var name = SafeName(property);
            if (name is null || !type.Fields.ContainsKey(name))
            {
                RefuseHere(name is null ? $"A field is not defined by type \"{type}\"." : $"Field \"{name}\" is not defined by type \"{type}\".");
            }
        }
    }

    private object? CoerceEnum(JsonElement value, EnumType type)
    {
        if (value.ValueKind == JsonValueKind.String && TextOf(value) is { } name && type.Values.TryGetValue(name, out var member))
        {
            return member.RuntimeValue;
        }

        RefuseHere($"Expected one of the values of enum \"{type}\".");
        return null;
    }

    private object? CoerceScalar(JsonElement value, ScalarType type)
    {
        try
        {
            return type.ParseValue(value);
        }
        catch (ValueCoercionException exception)
        {
            RefuseHere(exception.Message);
        }
        catch (InvalidOperationException)
        {
            // How JsonElement answers when a string holds half a surrogate pair.
            RefuseHere($"Expected a value of type \"{type}\" in valid Unicode.");
        }

        return null;
    }

    private void RefuseHere(string reason) =>
        Refuse($"Variable \"${variable.Label}\" got an invalid value{path.Describe(variable.Label)}: {reason}");

    // Only what could be a name is repeated to the caller: anything else may be content that got into the wrong place.
    private static string? SafeName(JsonProperty property)
    {
        try
        {
            var name = property.Name;
            return name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
