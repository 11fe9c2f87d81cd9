using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Delivery;

/// <summary>
/// Since when things wait to be sent that this process has at hand, or has put off: the first of each session, behind which the others wait. What it put off it forgets soon after the time to which
/// it did, for another process may have taken it over by then, which tells of it.
/// </summary>
internal sealed class SendingAges(StoreTime time)
{
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<(CustomerId Home, int Sequence), Waiting> all = new();

    /// <summary>It waits, and this process is about to send it.</summary>
    /// <param name="home">The home.</param>
    /// <param name="sequence">The entry's sequence.</param>
    /// <param name="channel">The channel that it is to leave by.</param>
    /// <param name="since">When it was ordered.</param>
    public void AtHand(CustomerId home, int sequence, Channel channel, DateTimeOffset since) => all[(home, sequence)] = new(channel, since, null);

    /// <summary>It is at hand no longer.</summary>
    /// <param name="home">The home.</param>
    /// <param name="sequence">The entry's sequence.</param>
    /// <param name="until">To when it was put off; null where it need not be sent any more, or not by this process.</param>
    public void Left(CustomerId home, int sequence, DateTimeOffset? until)
    {
        if (until is null)
        {
            all.TryRemove((home, sequence), out _);
        }
        else if (all.TryGetValue((home, sequence), out var waiting))
        {
            all[(home, sequence)] = waiting with { ForgottenAt = until + Beyond };
        }
    }

    /// <summary>How long the oldest waits, of each channel of which something does.</summary>
    public IReadOnlyDictionary<Channel, TimeSpan> Oldest()
    {
        var now = time.GetUtcNow();
        foreach (var (one, _) in all.Where(one => one.Value.ForgottenAt < now))
        {
            all.TryRemove(one, out _);
        }

        return all.Values.GroupBy(static one => one.Channel).ToDictionary(static one => one.Key, one => now - one.Min(static waiting => waiting.Since));
    }

    private sealed record Waiting(Channel Channel, DateTimeOffset Since, DateTimeOffset? ForgottenAt);
}
