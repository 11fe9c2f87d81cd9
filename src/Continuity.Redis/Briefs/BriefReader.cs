using System.Globalization;
using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Privacy;
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
/// known, as after a session moved, it is searched for: among the newest entries, which come in the same round trip, and where these don't tell it, step by step in what lies before.
/// </summary>
public sealed class BriefReader
{
    private const int SearchedEntries = 64;
    private const int SearchedBytes = 256 * 1024;
    private const int StepEntries = 1_000;
    private const int MostSteps = 20;
    private const int HeadLength = 4;
    private const string Unknown = "-";
    private static readonly Script Source = Script.Reading("brief.lua");
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
                var searches = Read(home, numbers, found);
                return (int)found[3] == 1
                    ? [.. searches.Select(static search => Left(search.Sources))]
                    : await SearchedAsync(home, searches, (RedisResult[])found[1]!, (int)found[0], cancellationToken);
            }

            await recovery.FinishAsync(home, cancellationToken);
        }
    }

    /// <summary>What is left where the home is erased.</summary>
    private static BriefSources Left(BriefSources sources) => sources with
    {
        Ticket = Erased.Of(sources.Ticket),
        Recorded = Erased.Of(sources.Recorded),
        Owed = [.. sources.Owed.Select(Erased.Of)],
        LastByCustomer = null,
        UnansweredSince = null,
    };

    private static List<ContactSearch> Read(CustomerId home, IReadOnlyList<int> numbers, RedisResult[] found)
    {
        var length = (int)found[0];
        var owed = ((RedisResult[])found[2]!).Select(static followUp => StoredField.Read<FollowUp>((byte[])followUp!, out _)).ToLookup(static followUp => followUp.Ticket);
        var all = new List<ContactSearch>(numbers.Count);
        for (var i = 0; i < numbers.Count; i++)
        {
            var one = ((RedisResult[])found[HeadLength + i]!).Select(static part => (byte[])part!).ToArray();
            if (one[0].Length > 0)
            {
                all.Add(Read(new(home, numbers[i]), one, owed, length));
            }
        }

        return all;
    }

    private static ContactSearch Read(TicketId id, byte[][] found, ILookup<int, FollowUp> owed, int length)
    {
        var ticket = StoredField.Read<Ticket>(found[0], out _);
        var (last, awaited) = System.Text.Encoding.ASCII.GetString(found[3]).Split(' ') is [var place, var since] ? (place, since) : (Unknown, Unknown);
        var sources = new BriefSources(
            id,
            found[1].Length > 0 ? StoredField.Active(ticket, found[1]) : ticket,
            found[2].Length > 0 ? StoredField.Read<BriefRecord>(found[2], out _) : new(id.Number),
            [.. owed[id.Number]])
        {
            LogLength = length,
            LastByCustomer = found[4].Length > 0 ? EntryAt(id.Home, int.Parse(last, CultureInfo.InvariantCulture), found[4]) : null,
            UnansweredSince = awaited is Unknown or "0" ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(awaited, CultureInfo.InvariantCulture)),
        };
        return new(sources, last != Unknown, awaited != Unknown);
    }

    private async Task<IReadOnlyList<BriefSources>> SearchedAsync(
        CustomerId home, IReadOnlyList<ContactSearch> searches, RedisResult[] newest, int length, CancellationToken cancellationToken)
    {
        Take([.. newest.Select(static entry => (byte[])entry!)], length);
        var last = length - newest.Length;
        for (var step = 0; step < MostSteps && searches.Any(search => search.Needs(last)); step++)
        {
            var first = Math.Max(1, last - StepEntries + 1);
            var stretch = await redis.ListRangeAsync(new CustomerKeys(home).Log, first - 1, last - 1, cancellationToken);
            Take([.. stretch.Reverse().Select(static entry => (byte[])entry!)], last);
            last = first - 1;
        }

        return [.. searches.Select(static search => search.Sources)];

        void Take(IReadOnlyList<byte[]> entries, int from)
        {
            for (var i = 0; i < entries.Count && searches.Any(search => search.Needs(from - i)); i++)
            {
                var entry = EntryAt(home, from - i, entries[i]);
                foreach (var search in searches.Where(search => search.Needs(entry.Id.Sequence)))
                {
                    search.Take(entry);
                }
            }
        }
    }

    private static Entry EntryAt(CustomerId home, int sequence, byte[] stored) => StoreJson.Read<StoredEntry>(stored.AsSpan()).At(home, sequence);
}
