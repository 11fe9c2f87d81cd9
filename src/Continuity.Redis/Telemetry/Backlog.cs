using System.Globalization;
using StackExchange.Redis;

namespace Continuity.Redis.Telemetry;

/// <summary>What waits in some partitions, as it was counted at one time.</summary>
/// <param name="Offers">Offers that nobody has settled.</param>
/// <param name="OldestOffer">How long the oldest of them waits.</param>
/// <param name="Duties">Follow-ups that are owed.</param>
/// <param name="OverdueDuties">Those of them that should have been done by now.</param>
/// <param name="MostOverdue">By how long the first of these.</param>
/// <param name="Deadlines">Homes in which something is past its time and was not settled.</param>
/// <param name="OldestDeadline">By how long the first of these.</param>
/// <param name="Messages">Messages that must still leave their partition.</param>
/// <param name="OldestMessage">How long the oldest of them waits.</param>
internal sealed record Backlog(
    long Offers, TimeSpan OldestOffer, long Duties, long OverdueDuties, TimeSpan MostOverdue, long Deadlines, TimeSpan OldestDeadline, long Messages, TimeSpan OldestMessage)
{
    /// <summary>Nothing waits.</summary>
    public static readonly Backlog None = new(0, default, 0, 0, default, 0, default, 0, default);

    /// <summary>What <c>watch.lua</c> has counted.</summary>
    /// <param name="reply">Its answer.</param>
    /// <param name="now">When it was asked.</param>
    public static Backlog Read(RedisResult reply, DateTimeOffset now)
    {
        var found = (string[])reply!;
        return new(Count(found[0]), Age(found[1], now), Count(found[2]), Count(found[3]), Age(found[4], now), Count(found[5]), Age(found[6], now), Count(found[7]), Age(found[8], now));
    }

    /// <summary>What waits in these and in other partitions.</summary>
    /// <param name="other">Those.</param>
    public Backlog And(Backlog other) => new(
        Offers + other.Offers,
        Longer(OldestOffer, other.OldestOffer),
        Duties + other.Duties,
        OverdueDuties + other.OverdueDuties,
        Longer(MostOverdue, other.MostOverdue),
        Deadlines + other.Deadlines,
        Longer(OldestDeadline, other.OldestDeadline),
        Messages + other.Messages,
        Longer(OldestMessage, other.OldestMessage));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static long Count(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // A server may write a score with an exponent.
    private static TimeSpan Age(string at, DateTimeOffset now) =>
        at.Length > 0 && now - DateTimeOffset.FromUnixTimeMilliseconds((long)double.Parse(at, CultureInfo.InvariantCulture)) is { Ticks: > 0 } age ? age : TimeSpan.Zero;
}
