using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>
/// <c>DateTime</c>: an instant by RFC 3339; in C# a <see cref="DateTimeOffset"/>. Any offset and any number of decimals
/// is taken (what is finer than 100 ns is cut off); shown in UTC with exactly three decimals, cut off as well.
/// </summary>
public sealed partial class DateTimeScalar : ScalarType
{
    private const string Shown = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Makes the scalar.</summary>
    public DateTimeScalar()
        : base("DateTime")
    {
        Description = "An instant by RFC 3339, shown in UTC with milliseconds: `2026-11-22T10:00:00.000Z`. As input it may have any offset.";
        SpecifiedByUrl = "https://www.rfc-editor.org/rfc/rfc3339";
    }

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out var instant) ? instant : throw Refuse(ValueExcerpt.Of(literal));

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var instant) ? instant : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value) => value switch
    {
        DateTimeOffset => value,

        // The constructor would take an unspecified time for a local one, which it need not be.
        DateTime { Kind: not DateTimeKind.Unspecified } d => new DateTimeOffset(d),
        _ => throw Refuse(ValueExcerpt.OfResult(value)),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[24];
        ((DateTimeOffset)value).UtcDateTime.TryFormat(text, out var length, Shown, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) =>
        new StringValueNode(((DateTimeOffset)CoerceResult(value)).UtcDateTime.ToString(Shown, CultureInfo.InvariantCulture), isBlock: false, default);

    private static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var match = Rfc3339().Match(text);
        if (!match.Success
            || !DateTime.TryParseExact(match.Groups["time"].Value.ToUpperInvariant(), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        // Both terms are small, so that neither the sum nor the difference leaves the range of a long.
        var ticks = time.Ticks + FractionText.Ticks(match.Groups["fraction"].Value) - Offset(match).Ticks;
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static TimeSpan Offset(Match match)
    {
        if (!match.Groups["sign"].Success)
        {
            return TimeSpan.Zero;
        }

        var offset = new TimeSpan(
            int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture),
            0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    private static ValueCoercionException Refuse(string found) =>
        new($"DateTime must be an instant by RFC 3339, such as 2026-11-22T10:00:00Z or 2026-11-22T11:00:00+01:00, not {found}.");

    [GeneratedRegex(@"^(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,30}))?([Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):(?<minutes>[0-5][0-9]))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Rfc3339();
}
