using System.Collections.Concurrent;
using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Callers;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Reading;

/// <summary>
/// Gives callers what they ask for, as far as they may see it: what they may not see is as if it were not there.
/// One a request; everything is read through data loaders.
/// </summary>
internal sealed class Reader(
    CurrentCaller current,
    CustomerStore store,
    EntryLog log,
    AgentDirectory directory,
    ICustomerByIdDataLoader customers,
    ISessionByIdDataLoader sessions,
    ITicketByIdDataLoader tickets,
    IHandoffByIdDataLoader handoffs,
    IOwnershipOfferByIdDataLoader ownershipOffers,
    IFollowUpByIdDataLoader followUps,
    IBriefByTicketDataLoader briefs,
    IEntriesByStretchDataLoader entries,
    IPersonByActorDataLoader people,
    IRecoveryByTicketDataLoader recoveries)
{
    private readonly ConcurrentDictionary<CustomerId, Task<HomeAccess>> homes = new();
    private readonly ConcurrentDictionary<ActorRef, Task<IActor>> actors = new();

    /// <summary>The customer that a home belongs to, with all its homes, and what the caller may see of it.</summary>
    public async Task<HomeAccess> AccessAsync(CustomerId home, CancellationToken cancellationToken)
    {
        if (homes.TryGetValue(home, out var known))
        {
            return await known;
        }

        // Who calls is found before the customer is read: see ThreadAccess.
        var caller = await current.GetAsync(cancellationToken);
        var survivor = await customers.LoadAsync(home, cancellationToken) ?? new CustomerState(home);
        var access = await homes.GetOrAdd(
            survivor.Id,
            _ => HomeAccess.OfAsync(caller, survivor, store, (at, open) => RawSessionsAsync(at, open, cancellationToken), cancellationToken));
        foreach (var own in access.Homes)
        {
            homes.TryAdd(own, Task.FromResult(access));
        }

        return access;
    }

    /// <summary>A customer; null where there is none that the caller may know of.</summary>
    public async Task<CustomerNode?> CustomerAsync(CustomerId id, CancellationToken cancellationToken)
    {
        var access = await AccessAsync(id, cancellationToken);
        return access.Rules.SeesCustomer && !access.State.IsEmpty ? new(access) : null;
    }

    /// <summary>The customer of something that the caller sees.</summary>
    public async Task<CustomerNode> CustomerOfAsync(CustomerId home, CancellationToken cancellationToken) => new(await AccessAsync(home, cancellationToken));

    /// <summary>A session; null where there is none that the caller may see.</summary>
    public async Task<SessionNode?> SessionAsync(SessionId id, CancellationToken cancellationToken) =>
        await SessionsAsync(id.Home, [id.Number], cancellationToken) is [var session] ? session : null;

    /// <summary>Those sessions of a customer that the caller may see, in rising order.</summary>
    public async Task<IReadOnlyList<SessionNode>> SessionsAsync(CustomerId home, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        var found = await RawSessionsAsync(home, numbers, cancellationToken);
        var access = await AccessAsync(home, cancellationToken);
        return [.. found.Values.OrderBy(s => s.Number).Where(access.Rules.Sees).Select(s => new SessionNode(new(home, s.Number), s))];
    }

    /// <summary>Sessions of a customer by number, whether the caller may see them or not: for rules, never for an answer.</summary>
    public async Task<IReadOnlyDictionary<int, Session>> RawSessionsAsync(
        CustomerId home, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        var found = await sessions.LoadAsync([.. numbers.Select(n => new SessionId(home, n))], cancellationToken);
        return found.OfType<Session>().ToDictionary(s => s.Number);
    }

    /// <summary>The sessions of a customer that go on and that the caller may see, at whichever home, oldest first.</summary>
    public async Task<IReadOnlyList<SessionNode>> OpenSessionsAsync(HomeAccess customer, CancellationToken cancellationToken)
    {
        var open = await Task.WhenAll((await customer.WholeAsync()).All
            .Select(home => SessionsAsync(home.Id, home.Profile.OpenSessions.ToHashSet(), cancellationToken)));
        return [.. open.SelectMany(static sessions => sessions).OrderBy(static session => session.StartedAt)];
    }

    /// <summary>The entries of a stretch of a log, in order, whether the caller may see them or not: for rules to choose from.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> EntriesAsync(LogStretch stretch, CancellationToken cancellationToken) =>
        await entries.LoadAsync(stretch, cancellationToken) ?? [];

    /// <summary>An entry; null where there is none that the caller may see.</summary>
    public async Task<EntryNode?> EntryAsync(EntryId id, CancellationToken cancellationToken)
    {
        var found = await EntriesAsync(new(id.Home, id.Sequence, id.Sequence), cancellationToken);
        if (found is not [{ Entry: var entry }])
        {
            return null;
        }

        var access = await AccessAsync(id.Home, cancellationToken);
        var session = entry.Draft.Session is { } number ? (await RawSessionsAsync(id.Home, [number], cancellationToken))[number] : null;
        var left = access.State.Profile.Erasure is { } erasure ? Erased.Of(entry, erasure) : entry;
        return access.Rules.Sees(left.Draft, session) ? EntryNode.Of(left) : null;
    }

    /// <summary>The place behind an entry that was got by itself: in other homes than its own, behind what was recorded no later.</summary>
    public async Task<ThreadPosition> PlaceAsync(Entry entry, CancellationToken cancellationToken)
    {
        var own = ThreadPosition.Of([KeyValuePair.Create(entry.Id.Home, entry.Id.Sequence)]);
        var others = (await AccessAsync(entry.Id.Home, cancellationToken)).Homes.Where(home => home != entry.Id.Home).ToList();
        return others.Count == 0
            ? own
            : ThreadPosition.Of(own.Homes.AddRange(await log.PositionsAsync(others, entry.RecordedAt, cancellationToken)));
    }

    /// <summary>A ticket; null where there is none that the caller may see.</summary>
    public async Task<TicketNode?> TicketAsync(TicketId id, CancellationToken cancellationToken) =>
        await TicketsAsync(id.Home, [id.Number], cancellationToken) is [var ticket] ? ticket : null;

    /// <summary>Those tickets of a customer that the caller may see, in rising order.</summary>
    public async Task<IReadOnlyList<TicketNode>> TicketsAsync(CustomerId home, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        var found = await tickets.LoadAsync([.. numbers.Select(n => new TicketId(home, n))], cancellationToken);
        var access = await AccessAsync(home, cancellationToken);
        return [.. found.OfType<Ticket>().OrderBy(t => t.Number).Where(t => access.Rules.Sees(home, t)).Select(t => Node(home, t, access))];
    }

    /// <summary>The ticket of something that the caller sees.</summary>
    public async Task<TicketNode> TicketOfAsync(TicketId id, CancellationToken cancellationToken)
    {
        var ticket = await tickets.LoadAsync(id, cancellationToken)
            ?? throw new InvalidOperationException("A session names a ticket that its home does not have.");
        return Node(id.Home, ticket, await AccessAsync(id.Home, cancellationToken));
    }

    /// <summary>The open tickets of a ticket's customer but that one, the latest first, as far as the caller may see them.</summary>
    public async Task<IReadOnlyList<TicketNode>> OtherOpenTicketsAsync(TicketId than, CancellationToken cancellationToken)
    {
        var access = await AccessAsync(than.Home, cancellationToken);
        return
        [
            .. (await access.WholeAsync()).All
                .SelectMany(static home => home.Tickets.Values.Select(ticket => (Id: new TicketId(home.Id, ticket.Number), Ticket: ticket)))
                .Where(found => found.Ticket.Status == TicketStatus.Open && found.Id != than && access.Rules.Sees(found.Id.Home, found.Ticket))
                .OrderByDescending(static found => found.Ticket.OpenedAt)
                .ThenByDescending(static found => found.Ticket.Number)
                .Select(found => Node(found.Id.Home, found.Ticket, access)),
        ];
    }

    /// <summary>An agent, who may have been named before ever signing in.</summary>
    public async Task<AgentNode> AgentAsync(string subject, CancellationToken cancellationToken) =>
        new(await people.LoadAsync(ActorRef.Agent(subject), cancellationToken) ?? new DirectoryEntry(Role.Agent, subject, subject));

    /// <summary>Whether somebody may be named as an author: an agent or bot that has signed in, or a customer. Read by itself, for commands that come by no operation too.</summary>
    public async Task<bool> IsKnownAsync(ActorRef actor, CancellationToken cancellationToken) =>
        actor.Kind is not (ActorKind.Agent or ActorKind.Bot) || (await directory.RecentAsync([actor], cancellationToken)).ContainsKey(actor);

    /// <summary>Whoever did something.</summary>
    public Task<IActor> ActorAsync(ActorRef actor, CancellationToken cancellationToken) =>
        actors.TryGetValue(actor, out var known) ? known : actors.GetOrAdd(actor, FindActorAsync(actor, cancellationToken));

    private async Task<IActor> FindActorAsync(ActorRef actor, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.Agent => await AgentAsync(actor.Id, cancellationToken),
        ActorKind.Bot => new BotNode(actor.Id, (await people.LoadAsync(actor, cancellationToken))?.Name),
        ActorKind.Customer => await CustomerOfAsync(new(actor.Id), cancellationToken),
        _ => new SystemNode(actor.Id),
    };

    /// <summary>Forgets what was read: a command has changed it.</summary>
    public void Forget()
    {
        current.Forget();
        homes.Clear();
        actors.Clear();
        customers.Clear();
        sessions.Clear();
        tickets.Clear();
        handoffs.Clear();
        ownershipOffers.Clear();
        followUps.Clear();
        briefs.Clear();
        entries.Clear();
        recoveries.Clear();
    }

    /// <summary>A ticket as a command left it.</summary>
    public TicketNode Written(Caller caller, CustomerState state, TicketId id)
    {
        Forget();
        var ticket = state.Tickets[id.Number];
        return new(id, ticket, ThreadAccess.Of(caller, state).Subject(ticket));
    }

    /// <summary>A customer as a command left it.</summary>
    public CustomerNode Written(Caller caller, CustomerState state)
    {
        Forget();
        return new(HomeAccess.Of(caller, state));
    }

    /// <summary>A session as a command left it.</summary>
    public SessionNode Written(CustomerState state, SessionId id)
    {
        Forget();
        return new(id, state.Sessions[id.Number]);
    }

    private static TicketNode Node(CustomerId home, Ticket ticket, HomeAccess access) =>
        new(new(home, ticket.Number), ticket, access.Rules.Subject(ticket));
}
