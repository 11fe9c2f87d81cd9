using Continuity.Callers;
using Continuity.Customers;
using Continuity.Inboxes;
using Continuity.Redis.Json;
using Continuity.Threads;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Projections;

/// <summary>Derives what agents and queues are told of a commit.</summary>
internal static class Tellings
{
    /// <summary>Of a commit that may change the state.</summary>
    /// <param name="before">The home before it.</param>
    /// <param name="after">The home after it.</param>
    /// <param name="notices">What agents are told of it besides.</param>
    /// <param name="entries">The entries that it appends.</param>
    public static IReadOnlyList<RedisValue> Of(CustomerState before, CustomerState after, IReadOnlyList<Notice> notices, IReadOnlyList<EntryDraft> entries)
    {
        // Where nothing was written, there is nothing to tell of, and no order to tell it in.
        if (before.Version == after.Version && entries.Count == 0)
        {
            return [];
        }

        var changes = before.Version == after.Version ? [] : ListChanges(before, after).ToList();
        var events = notices.Select(static notice => (notice.Agent, Event: Stored(notice))).Concat(OfCustomer(after, entries)).ToList();
        var inboxes = changes.Select(static c => c.Agent).Concat(events.Select(static e => e.Agent)).Distinct().Select(agent => new InboxChanged(agent, after.Id)
        {
            Lists = [.. changes.Where(c => c.Agent == agent).Select(static c => c.Change)],
            Events = [.. events.Where(e => e.Agent == agent).Select(static e => e.Event)],
        });
        IEnumerable<Telling> queues = before.Version == after.Version ? [] : QueueMembers.Changes(before, after);
        return [.. inboxes.Concat(queues).Select(Written)];
    }

    /// <summary>Of entries that change no state.</summary>
    /// <param name="state">The home.</param>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<RedisValue> Of(CustomerState state, IReadOnlyList<EntryDraft> entries) =>
        [.. OfCustomer(state, entries).GroupBy(static e => e.Agent).Select(agent => Written(new InboxChanged(agent.Key, state.Id) { Events = [.. agent.Select(static e => e.Event)] }))];

    private static RedisValue Written(Telling telling) => StoreJson.WriteBytes(telling);

    private static StoredEvent Stored(Notice notice) => new(notice.Kind.ToString(), notice.Ticket)
    {
        Handoff = notice.Handoff,
        FollowUp = notice.FollowUp,
        OwnershipOffer = notice.OwnershipOffer,
        Entry = notice.Entry,
    };

    private static IEnumerable<(string Agent, ListChange Change)> ListChanges(CustomerState before, CustomerState after)
    {
        var (left, now) = (InboxMembers.Of(before), InboxMembers.Of(after));
        foreach (var (place, score) in now)
        {
            if (!left.TryGetValue(place, out var earlier) || earlier != score)
            {
                yield return (place.Agent, new(place.List, place.Number, score));
            }
        }

        foreach (var place in left.Keys.Where(place => !now.ContainsKey(place)))
        {
            yield return (place.Agent, new(place.List, place.Number, null));
        }
    }

    /// <summary>What the customer wrote: to the agent who handles the ticket, else to its owner.</summary>
    private static IEnumerable<(string Agent, StoredEvent Event)> OfCustomer(CustomerState state, IReadOnlyList<EntryDraft> entries)
    {
        foreach (var entry in entries)
        {
            if (entry is { Author.Kind: ActorKind.Customer, Visibility: Visibility.Public, Session: { } session, Content: not ActivityContent }
                && (entry.Ticket ?? state.Sessions.GetValueOrDefault(session)?.Ticket) is { } number
                && state.Tickets.GetValueOrDefault(number) is { } ticket
                && AgentOf(ticket) is { } agent)
            {
                yield return (agent, new(nameof(InboxEventKind.CustomerWrote), number));
            }
        }
    }

    private static string? AgentOf(Ticket ticket) => ticket.Handler is { Kind: ActorKind.Agent } handler ? handler.Id : ticket.Owner;
}
