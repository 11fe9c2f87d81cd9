using System.Buffers;
using System.Security.Cryptography;

namespace Continuity.Customers;

/// <summary>
/// A customer's id: 26 characters of lower-case Crockford base 32, the first 10 of them the time of its making in
/// milliseconds, the other 16 random (the ULID layout), so that ids sort by the time at which a customer was first seen.
/// The partition that a customer lives in follows from it.
/// </summary>
/// <param name="Value">The 26 characters.</param>
public readonly record struct CustomerId(string Value) : IComparable<CustomerId>
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const int TimeLength = 10;
    private static readonly SearchValues<char> Valid = SearchValues.Create(Digits);

    /// <summary>When the id was made: when the customer was first seen.</summary>
    public DateTimeOffset MadeAt => DateTimeOffset.FromUnixTimeMilliseconds(Time(Value));

    /// <summary>A new id, different from every other.</summary>
    /// <param name="now">The time.</param>
    public static CustomerId New(DateTimeOffset now)
    {
        var time = now.ToUnixTimeMilliseconds();
        return new(string.Create(Length, time, static (span, t) =>
        {
            for (var i = TimeLength - 1; i >= 0; i--, t >>= 5)
            {
                span[i] = Digits[(int)(t & 31)];
            }

            RandomNumberGenerator.GetItems(Digits, span[TimeLength..]);
        }));
    }

    /// <summary>Reads an id.</summary>
    /// <param name="text">What is said to be one.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out CustomerId id)
    {
        var valid = text.Length == Length && text.IndexOfAnyExcept(Valid) < 0 && Time(text) <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        id = valid ? new(text.ToString()) : default;
        return valid;
    }

    private static long Time(ReadOnlySpan<char> text)
    {
        var milliseconds = 0L;
        foreach (var c in text[..TimeLength])
        {
            milliseconds = (milliseconds << 5) | (uint)Digits.IndexOf(c, StringComparison.Ordinal);
        }

        return milliseconds;
    }

    /// <inheritdoc/>
    public int CompareTo(CustomerId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Whether one was made before another.</summary>
    public static bool operator <(CustomerId left, CustomerId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one was made after another.</summary>
    public static bool operator >(CustomerId left, CustomerId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one was not made after another.</summary>
    public static bool operator <=(CustomerId left, CustomerId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one was not made before another.</summary>
    public static bool operator >=(CustomerId left, CustomerId right) => left.CompareTo(right) >= 0;
}
