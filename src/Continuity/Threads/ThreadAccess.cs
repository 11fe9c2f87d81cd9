using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>
/// What a caller may see of a customer. Agents see everything. A customer sees its own thread, and a bot those of its running
/// sessions (that it started, or whose ticket it handles), both only what is PUBLIC and was held under an assurance no
/// higher than the present one. A channel's system sees the sessions that it started, and what is PUBLIC in them.
/// </summary>
public sealed class ThreadAccess
{
    private readonly Caller caller;
    private readonly CustomerState state;
    private readonly Assurance bound;

    private ThreadAccess(Caller caller, CustomerState state)
    {
        this.caller = caller;
        this.state = state;
        (SeesCustomer, bound) = caller.Role switch
        {
            Role.Agent or Role.Supervisor => (true, Assurance.Verified),
            Role.Customer => (caller.Customer == state.Id, OwnAssurance()),
            Role.Bot => BotReach(),
            _ => Reach(state.Sessions.Values.Where(IsStartedByCaller)),
        };
    }

    /// <summary>Whether the caller may know of the customer at all; where not, nothing below it is seen either.</summary>
    public bool SeesCustomer { get; }

    /// <summary>
    /// Whether the caller may see the whole profile. Who is known only by what others have proved may not: a claimed
    /// identity opens nothing that a proved one closed.
    /// </summary>
    public bool SeesProfile => SeesCustomer && (caller.IsAgent || state.Profile.Identities.All(linked => linked.Assurance <= bound));

    /// <summary>The profile as the caller may see it: without name, preferences and all that was proved where <see cref="SeesProfile"/> is false.</summary>
    public CustomerProfile Profile => SeesProfile
        ? state.Profile
        : state.Profile with
        {
            Name = null,
            PreferredName = null,
            Language = SeesCustomer ? state.Profile.Language : null,
            TimeZone = null,
            Identities = SeesCustomer ? [.. state.Profile.Identities.Where(linked => linked.Assurance <= bound || linked.Identity == caller.Identity?.Identity)] : [],
            Preferences = [],
            ContactConsent = new(),
            LastContactAt = null,
            PreviousContactAt = null,
            Channels = SeesCustomer ? state.Profile.Channels : [],
        };

    /// <summary>What a caller may see of a customer.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">
    /// The customer: the profile; and for a bot or a channel's system the sessions that go on, those asked for, and their tickets.
    /// What was not loaded gives no access.
    /// </param>
    public static ThreadAccess Of(Caller caller, CustomerState state) => new(caller, state);

    /// <summary>Whether the caller may see a session of the customer.</summary>
    /// <param name="session">The session.</param>
    public bool Sees(Session session) => SeesCustomer && caller.Role switch
    {
        Role.Agent or Role.Supervisor => true,
        Role.Ingest => IsStartedByCaller(session),
        _ => session.Assurance <= bound,
    };

    /// <summary>Whether the caller may see a ticket of the customer: for a customer or bot, where any of its sessions is seen.</summary>
    /// <param name="ticket">The ticket.</param>
    public bool Sees(Ticket ticket) => SeesCustomer && caller.Role switch
    {
        Role.Agent or Role.Supervisor => true,
        Role.Ingest => state.Sessions.Values.Any(session => session.Ticket == ticket.Number && IsStartedByCaller(session)),
        _ => ticket.LowestAssurance <= bound,
    };

    /// <summary>
    /// Whether the caller may see an entry of the customer's log. One that belongs to no session was held under no assurance:
    /// a customer or bot sees it where the present assurance is VERIFIED.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="session">The entry's session; null where it has none.</param>
    public bool Sees(EntryDraft entry, Session? session)
    {
        if (caller.IsAgent)
        {
            return true;
        }

        return SeesCustomer && entry.Visibility == Visibility.Public
            && (session is null ? caller.Role != Role.Ingest && bound == Assurance.Verified : Sees(session));
    }

    /// <summary>What a ticket is about, as far as the caller may know: a neutral text where it was opened under a higher assurance.</summary>
    /// <param name="ticket">A ticket that the caller may see.</param>
    public string Subject(Ticket ticket) =>
        caller.Role is Role.Customer or Role.Bot && ticket.OpenedUnder > bound ? $"Ticket {ticket.DisplayNumber}" : ticket.Subject;

    private Assurance OwnAssurance()
    {
        var own = caller.Identity ?? throw new ArgumentException("A customer has an identity.");
        return AssuranceRule.Standing(state.Profile, [own])[0].Assurance;
    }

    private static (bool Sees, Assurance Bound) Reach(IEnumerable<Session> sessions)
    {
        var highest = sessions.Select(session => (Assurance?)session.Assurance).Max();
        return (highest is not null, highest ?? Assurance.Anonymous);
    }

    // By whom it started a session with, a bot knows how sure it is who it talks to; that it handles the ticket too, and
    // with it another session that was proved, makes it no surer.
    private (bool Sees, Assurance Bound) BotReach()
    {
        var running = state.Sessions.Values.Where(static session => session.State == SessionState.Active).ToList();
        var own = Reach(running.Where(IsStartedByCaller));
        return own.Sees ? own : Reach(running.Where(IsOfHandledTicket));
    }

    private bool IsOfHandledTicket(Session session) => state.Tickets.TryGetValue(session.Ticket, out var ticket) && ticket.IsHandledBy(caller);

    private bool IsStartedByCaller(Session session) => session.StartedBy == caller.ActsAs(state.Id);
}
