using System.Globalization;

namespace Continuity.Redis.Commit;

/// <summary>What is kept of a command under its idempotency key.</summary>
/// <param name="PayloadHash">The digest of its payload.</param>
/// <param name="FirstSequence">Where its entries begin.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Told">What the caller was told.</param>
internal readonly record struct FirstAnswer(string PayloadHash, int FirstSequence, int Count, string Told)
{
    public static FirstAnswer Read(string text)
    {
        var parts = text.Split(' ', 4);
        return new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }
}
