using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>
/// <c>Duration</c>: a length of time by ISO 8601, such as <c>PT20M</c>; in C# a <see cref="TimeSpan"/>. Years and months
/// are refused, since their lengths differ; weeks, and decimals of a second, are taken. At most 36,525 days (a century)
/// either way, in steps of 100 ns; a finer fraction is cut off.
/// </summary>
public sealed partial class DurationScalar : ScalarType
{
    private const int LongestInDays = 36_525;

    /// <summary>Makes the scalar.</summary>
    public DurationScalar()
        : base("Duration")
    {
        Description = "A length of time by ISO 8601, without years and months: `PT20M`, `P1DT2H`, `PT0.5S`. At most 36,525 days.";
        SpecifiedByUrl = "https://www.iso.org/standard/70907.html";
    }

    /// <inheritdoc/>
    public override object ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out var duration) ? duration : throw Refuse(ValueExcerpt.Of(literal));

    /// <inheritdoc/>
    public override object ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out var duration) ? duration : throw Refuse(ValueExcerpt.Of(value));

    /// <inheritdoc/>
    public override object CoerceResult(object value) => value is TimeSpan ? value : throw Refuse(ValueExcerpt.OfResult(value));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(XmlConvert.ToString((TimeSpan)value));
    }

    /// <inheritdoc/>
    public override ValueNode ToLiteral(object value) => new StringValueNode(XmlConvert.ToString((TimeSpan)CoerceResult(value)), isBlock: false, default);

    private static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Iso8601().Match(text);
        if (!match.Success)
        {
            return false;
        }

        // Nine digits of each unit cannot leave the range of a decimal.
        var days = (Number(match, "weeks") * 7) + Number(match, "days");
        var seconds = (((Number(match, "hours") * 60) + Number(match, "minutes")) * 60) + Number(match, "seconds");
        var ticks = (days * TimeSpan.TicksPerDay) + (seconds * TimeSpan.TicksPerSecond) + FractionText.Ticks(match.Groups["fraction"].Value);
        if (ticks > LongestInDays * (decimal)TimeSpan.TicksPerDay)
        {
            return false;
        }

        duration = new TimeSpan(match.Groups["sign"].Length > 0 ? -(long)ticks : (long)ticks);
        return true;
    }

    private static decimal Number(Match match, string unit) =>
        match.Groups[unit] is { Success: true } digits ? decimal.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static ValueCoercionException Refuse(string found) =>
        new($"Duration must be a length of time by ISO 8601 of at most {LongestInDays} days, without years and months, such as PT20M, not {found}.");

    [GeneratedRegex(@"^(?<sign>-)?P(?!\z)((?<weeks>[0-9]{1,9})W|((?<days>[0-9]{1,9})D)?(T(?!\z)((?<hours>[0-9]{1,9})H)?((?<minutes>[0-9]{1,9})M)?((?<seconds>[0-9]{1,9})([.,](?<fraction>[0-9]{1,30}))?S)?)?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Iso8601();
}
