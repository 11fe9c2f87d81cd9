using System.Text.Json;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types;

/// <summary>A scalar (section 3.5). The methods are pure and safe to call from several threads.</summary>
/// <param name="name">The name, unique in its schema.</param>
public abstract class ScalarType(string name) : NamedType(name)
{
    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;

    /// <summary>The address of its specification (<c>@specifiedBy</c>), or null.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>Input coercion of a literal in a document. Variables and null have been dealt with, except inside a list or object literal of a scalar that takes these.</summary>
    /// <param name="literal">The literal.</param>
    /// <returns>The C# value.</returns>
    /// <exception cref="ValueCoercionException">It is no such value; the message says what was expected.</exception>
    public abstract object? ParseLiteral(ValueNode literal);

    /// <summary>Input coercion of a value in <c>variables</c>; never null.</summary>
    /// <param name="value">The JSON value.</param>
    /// <returns>The C# value.</returns>
    /// <exception cref="ValueCoercionException">It is no such value; the message says what was expected.</exception>
    public abstract object? ParseValue(JsonElement value);

    /// <summary>Result coercion: checks a resolver's value, and brings it to the form that <see cref="Write"/> takes.</summary>
    /// <param name="value">What the resolver gave, not null.</param>
    /// <returns>A value that <see cref="Write"/> cannot refuse.</returns>
    /// <exception cref="ValueCoercionException">It cannot be shown as this scalar.</exception>
    public abstract object CoerceResult(object value);

    /// <summary>Writes a value that <see cref="CoerceResult"/> returned.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The coerced value.</param>
    public abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>Result coercion and writing in one, for the values that most resolvers give.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="value">What the resolver gave, not null.</param>
    /// <returns>False where nothing was written: the value is to be coerced and written apart.</returns>
    internal virtual bool TryWrite(ResultBuffer target, object value) => false;

    /// <summary>The literal for a C# value: what stands as a default in SDL and introspection.</summary>
    /// <param name="value">A C# value of this scalar, not null.</param>
    /// <returns>The literal.</returns>
    public abstract ValueNode ToLiteral(object value);
}
