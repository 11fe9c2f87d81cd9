using System.Text.Json;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>A registered scalar as one SDL document describes it: the same scalar may be registered with several schemas.</summary>
internal sealed class DescribedScalar : ScalarType
{
    private readonly ScalarType scalar;

    public DescribedScalar(ScalarType scalar)
        : base(scalar.Name)
    {
        this.scalar = scalar;
        Description = scalar.Description;
        SpecifiedByUrl = scalar.SpecifiedByUrl;
    }

    /// <inheritdoc/>
    public override object? ParseLiteral(ValueNode literal) => scalar.ParseLiteral(literal);

    /// <inheritdoc/>
    public override object? ParseValue(JsonElement value) => scalar.ParseValue(value);

    /// <inheritdoc/>
    public override object CoerceResult(object value) => scalar.CoerceResult(value);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value) => scalar.Write(writer, value);

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => scalar.ToLiteral(value);
}
