using System.Globalization;
using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Briefs;

/// <summary>
/// Reads what briefs are composed from: one round trip, however many tickets, however long the log. Who spoke last is kept with each commit (<see cref="ContactMark"/>); where that is not
/// known it is searched for among the newest entries of the customer, and what lies further back is not found.
/// </summary>
public sealed class BriefReader
{
    private const int SearchedEntries = 64;
    private const int SearchedBytes = 256 * 1024;
    private const int HeadLength = 3;
    private static readonly Script Source = Script.From("brief.lua");
    private readonly IRedisCalls redis;
    private readonly CommitRecovery recovery;

    internal BriefReader(IRedisCalls redis, CommitRecovery recovery) => (this.redis, this.recovery) = (redis, recovery);

    /// <summary>Reads what the briefs of tickets are composed from; what does not exist is left out.</summary>
    /// <param name="ids">The tickets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<TicketId, BriefSources>> LoadManyAsync(IEnumerable<TicketId> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.Distinct().GroupBy(static id => id.Home, static id => id.Number)
            .Select(home => LoadAsync(home.Key, [.. home], cancellationToken)));
        return found.SelectMany(static home => home).ToDictionary(static sources => sources.Id);
    }

    private async Task<IReadOnlyList<BriefSources>> LoadAsync(CustomerId home, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var keys = new CustomerKeys(home);
        RedisValue[] arguments = [SearchedEntries, SearchedBytes, .. numbers.Select(static number => (RedisValue)number)];
        while (true)
        {
            var found = (RedisResult[])(await redis.EvaluateAsync(Source, [keys.State, keys.Log], arguments, cancellationToken))!;
            if ((int)found[0] >= 0)
            {
                return Read(home, numbers, found);
            }

            await recovery.FinishAsync(home, cancellationToken);
        }
    }

    private static List<BriefSources> Read(CustomerId home, IReadOnlyList<int> numbers, RedisResult[] found)
    {
        var length = (int)found[0];
        var newest = ((RedisResult[])found[1]!).Select((entry, i) => EntryAt(home, length - i, (byte[])entry!)).ToList();
        var owed = ((RedisResult[])found[2]!).Select(static followUp => StoredField.Read<FollowUp>((byte[])followUp!, out _)).ToLookup(static followUp => followUp.Ticket);
        var all = new List<BriefSources>(numbers.Count);
        for (var i = 0; i < numbers.Count; i++)
        {
            var one = ((RedisResult[])found[HeadLength + i]!).Select(static part => (byte[])part!).ToArray();
            if (one[0].Length > 0)
            {
                all.Add(Read(new(home, numbers[i]), one, owed, newest));
            }
        }

        return all;
    }

    private static BriefSources Read(TicketId id, byte[][] found, ILookup<int, FollowUp> owed, IReadOnlyList<Entry> newest)
    {
        var ticket = StoredField.Read<Ticket>(found[0], out _);
        var sources = new BriefSources(
            id,
            found[1].Length > 0 ? StoredField.Active(ticket, found[1]) : ticket,
            found[2].Length > 0 ? StoredField.Read<BriefRecord>(found[2], out _) : new(id.Number),
            [.. owed[id.Number]]);
        return System.Text.Encoding.ASCII.GetString(found[3]).Split(' ') is [not "-" and var last, not "-" and var awaited]
            ? sources with
            {
                LastByCustomer = found[4].Length > 0 ? EntryAt(id.Home, int.Parse(last, CultureInfo.InvariantCulture), found[4]) : null,
                UnansweredSince = awaited == "0" ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(awaited, CultureInfo.InvariantCulture)),
            }
            : Searched(sources, newest);
    }

    private static BriefSources Searched(BriefSources sources, IReadOnlyList<Entry> newest)
    {
        var sessions = sources.Ticket.Sessions.ToHashSet();
        var own = newest
            .Where(entry => entry.Draft.Ticket is { } ticket ? ticket == sources.Id.Number : entry.Draft.Session is { } session && sessions.Contains(session))
            .ToList();
        var first = own.TakeWhile(static entry => !ContactRule.Answers(entry.Draft)).LastOrDefault(static entry => ContactRule.AwaitsAnswer(entry.Draft));
        return sources with
        {
            LastByCustomer = own.Find(static entry => ContactRule.IsByCustomer(entry.Draft)),
            UnansweredSince = first is null ? null : first.Draft.OccurredAt < first.RecordedAt ? first.Draft.OccurredAt : first.RecordedAt,
        };
    }

    private static Entry EntryAt(CustomerId home, int sequence, byte[] stored) => StoreJson.Read<StoredEntry>(stored.AsSpan()).At(home, sequence);
}
