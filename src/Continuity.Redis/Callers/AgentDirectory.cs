using System.Collections.Concurrent;
using Continuity.Callers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Staff;
using Continuity.Redis.Time;
using Continuity.Staff;
using StackExchange.Redis;

namespace Continuity.Redis.Callers;

/// <summary>The agents and bots that have signed in, as their tokens last described them.</summary>
public sealed class AgentDirectory
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);
    private const char Separator = '\0';
    private readonly IRedisCalls redis;
    private readonly RosterChanges roster;
    private readonly RosterReader agents;
    private readonly StoreTime time;
    private readonly ConcurrentDictionary<ActorRef, DirectoryEntry> written = new();
    private readonly ConcurrentDictionary<ActorRef, (DirectoryEntry Entry, DateTimeOffset Until)> bots = new();

    internal AgentDirectory(IRedisCalls redis, RosterChanges roster, RosterReader agents, StoreTime time) =>
        (this.redis, this.roster, this.agents, this.time) = (redis, roster, agents, time);

    /// <summary>Notes somebody who signs in; an agent is entered in the roster too. Costs nothing where this process wrote the same before.</summary>
    /// <param name="entry">Who it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task NoteAsync(DirectoryEntry entry, CancellationToken cancellationToken)
    {
        if (written.TryGetValue(entry.Actor, out var before) && before.Describes(entry))
        {
            return;
        }

        var known = (await LoadManyAsync([entry.Actor], cancellationToken)).GetValueOrDefault(entry.Actor);
        if (known?.Describes(entry) != true)
        {
            await redis.SetAsync(new DirectoryKeys(entry.Actor).Entry, StoreJson.WriteBytes(entry), cancellationToken);
        }

        if (entry.Actor.Kind == ActorKind.Agent)
        {
            if (known is not null && Place(known) != Place(entry))
            {
                await redis.SortedSetRemoveAsync(SystemKeys.Agents, [Place(known)], cancellationToken);
            }

            // Also where the entry was there: a process may have ended between the two writes.
            await redis.SortedSetAddAsync(SystemKeys.Agents, Place(entry), 0, cancellationToken);
            await roster.ChangeAsync((before, now) => EnterStaff.Decide(before, entry, now), cancellationToken);
        }

        if (written.Count >= MostRemembered)
        {
            written.Clear();
        }

        written[entry.Actor] = entry;
        bots.TryRemove(entry.Actor, out _);
    }

    /// <summary>Reads agents and bots, all in one round trip.</summary>
    /// <param name="actors">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that have signed in.</returns>
    public async Task<IReadOnlyDictionary<ActorRef, DirectoryEntry>> LoadManyAsync(IEnumerable<ActorRef> actors, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(actors.Distinct()
            .Select(async actor => (Actor: actor, Value: await redis.GetAsync(new DirectoryKeys(actor).Entry, cancellationToken))));
        return found.Where(static f => !f.Value.IsNull).ToDictionary(static f => f.Actor, static f => StoreJson.Read<DirectoryEntry>(f.Value));
    }

    /// <summary>
    /// Agents and bots as this process knows them, to tell their names with whatever they did: agents by the roster as it is followed (<see cref="RosterReader.RecentAsync"/>), bots as they were read
    /// within the last minute. Only who is known by neither is read, all in one round trip.
    /// </summary>
    /// <param name="actors">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that have signed in.</returns>
    public async Task<IReadOnlyDictionary<ActorRef, DirectoryEntry>> RecentAsync(IEnumerable<ActorRef> actors, CancellationToken cancellationToken)
    {
        var (roster, now) = (await agents.RecentAsync(cancellationToken), time.Now());
        var all = actors.Distinct().ToList();
        var known = all.Select(Known).OfType<DirectoryEntry>().ToDictionary(static entry => entry.Actor);
        foreach (var (actor, entry) in await LoadManyAsync(all.Where(actor => !known.ContainsKey(actor)), cancellationToken))
        {
            known[actor] = entry;
            if (actor.Kind != ActorKind.Bot)
            {
                continue;
            }

            if (bots.Count >= MostRemembered)
            {
                bots.Clear();
            }

            bots[actor] = (entry, now + RememberedFor);
        }

        return known;

        DirectoryEntry? Known(ActorRef actor) =>
            actor.Kind == ActorKind.Agent ? roster.Find(actor.Id) is { } member ? new(member.Role, member.Id, member.Name) { Teams = member.Teams } : null
            : bots.TryGetValue(actor, out var bot) && bot.Until > now ? bot.Entry : null;
    }

    /// <summary>Reads a page of the agents, by name, upper and lower case alike.</summary>
    /// <param name="after">The last one of the page before, or null for the first page.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<DirectoryEntry>> AgentsAsync(DirectoryEntry? after, int take, CancellationToken cancellationToken)
    {
        var places = await redis.SortedSetRangeAfterAsync(SystemKeys.Agents, after is null ? RedisValue.Null : Place(after), take, cancellationToken);
        var ids = places.Select(static p => ((string)p!).Split(Separator)[1]).Select(ActorRef.Agent).ToList();
        var entries = await LoadManyAsync(ids, cancellationToken);
        return [.. ids.Where(entries.ContainsKey).Select(id => entries[id])];
    }

    private static string Place(DirectoryEntry entry) => $"{entry.Name.ToLowerInvariant()}{Separator}{entry.Actor.Id}";
}
