using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Keys;
using Continuity.Threads;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>The times of last activity that entries leave on their tickets.</summary>
internal static class TicketActivity
{
    /// <summary>The fields to raise.</summary>
    /// <param name="state">The home, with the entries' sessions and tickets.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<(RedisValue Name, RedisValue Value)> Of(CustomerState state, IReadOnlyList<EntryDraft> entries, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var tickets = entries.Select(entry => entry.Ticket ?? (entry.Session is { } session ? state.Sessions.GetValueOrDefault(session)?.Ticket : null));

        // What comes late on a matter that is done with is no activity on it.
        return
        [
            .. tickets.OfType<int>().Distinct()
                .Where(number => state.Tickets.GetValueOrDefault(number)?.Status is null or TicketStatus.Open)
                .Select(number => ((RedisValue)CustomerFields.Activity(number), (RedisValue)at)),
        ];
    }
}
