using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>
/// What a caller may see of a customer. Agents see everything. A customer sees its own thread, and a bot those of its running
/// sessions (that it started, or whose ticket it handles), both only what is PUBLIC and was held under an assurance no
/// higher than the present one. A customer whom a continuation code let in to a running session, their own or another customer's, sees what
/// a bot in that session would. A channel's system sees the sessions that it started, and what is PUBLIC in them.
/// </summary>
public sealed class ThreadAccess
{
    private readonly Caller caller;
    private readonly CustomerHomes homes;
    private readonly Assurance bound;
    private readonly bool isOwn;
    private readonly Assurance proved;

    private ThreadAccess(Caller caller, CustomerHomes homes)
    {
        this.caller = caller;
        this.homes = homes;
        isOwn = caller.Role == Role.Customer && IsOwn();
        proved = isOwn ? OwnAssurance() : Assurance.Anonymous;
        (SeesCustomer, bound) = caller.Role switch
        {
            Role.Agent or Role.Supervisor => (true, Assurance.Verified),
            Role.Customer => CustomerReach(),
            Role.Bot => BotReach(),
            _ => Reach(homes.All.SelectMany(home => home.Sessions.Values).Where(IsStartedByCaller)),
        };
    }

    /// <summary>Whether the caller may know of the customer at all; where not, nothing below it is seen either.</summary>
    public bool SeesCustomer { get; }

    /// <summary>
    /// Whether the caller may see the whole profile. Who is known only by what others have proved may not: a claimed
    /// identity opens nothing that a proved one closed.
    /// </summary>
    public bool SeesProfile => SeesCustomer && !IsGuest && (caller.IsAgent || (isOwn ? proved : bound) >= AssuranceRule.Highest(homes.Profile));

    /// <summary>Whether the caller may read what the customer wrote of a session: agents, and the customer in person.</summary>
    public bool SeesFeedback => caller.IsAgent || isOwn;

    /// <summary>Whether the caller sees everything, as agents do.</summary>
    public bool SeesAll => caller.IsAgent;

    /// <summary>Whether the caller is another customer, let in to a running session by a continuation code. Who they are guests of is nothing to them.</summary>
    internal bool IsGuest => SeesCustomer && caller.Role == Role.Customer && !isOwn;

    /// <summary>The assurance up to which a customer or bot sees what was held.</summary>
    internal Assurance Bound => bound;

    /// <summary>The profile as the caller may see it: without name, preferences and all that was proved where <see cref="SeesProfile"/> is false.</summary>
    public CustomerProfile Profile => SeesProfile
        ? homes.Profile
        : homes.Profile with
        {
            Name = null,
            PreferredName = null,
            Language = SeesCustomer && !IsGuest ? homes.Profile.Language : null,
            TimeZone = null,
            Identities = SeesCustomer && !IsGuest
                ? [.. homes.Profile.Identities.Where(linked => linked.Assurance <= (isOwn ? proved : bound) || linked.Identity == caller.Identity?.Identity)]
                : [],
            Preferences = [],
            ContactConsent = new(),
            LastContactAt = null,
            VisitBeganAt = null,
            PreviousContactAt = null,
            Channels = SeesCustomer && !IsGuest ? homes.Profile.Channels : [],
        };

    /// <summary>What a caller may see of a customer.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">
    /// The customer: the profile; and for all but agents the sessions that go on, those asked for, and their tickets.
    /// What was not loaded gives no access.
    /// </param>
    public static ThreadAccess Of(Caller caller, CustomerState state) => new(caller, CustomerHomes.Of(state));

    /// <summary>What a caller may see of a customer of whom every home was loaded.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="homes">The homes, each with what <see cref="Of(Caller, CustomerState)"/> asks for.</param>
    public static ThreadAccess Of(Caller caller, CustomerHomes homes) => new(caller, homes);

    /// <summary>Whether the caller may see a session of the customer.</summary>
    /// <param name="session">The session.</param>
    public bool Sees(Session session) => SeesCustomer && caller.Role switch
    {
        Role.Agent or Role.Supervisor => true,
        Role.Ingest => IsStartedByCaller(session),
        _ => session.ShownFrom <= bound || IsHeldByBot(session),
    };

    /// <summary>Whether a session has ended in which the caller took part as its bot, its channel's system, or by a continuation code: they may know that it is over, if no more.</summary>
    /// <param name="session">The session.</param>
    public bool WasIn(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.State == SessionState.Ended && caller.Role switch
        {
            Role.Bot or Role.Ingest => IsStartedByCaller(session) || session.Handler == caller.ActsAs(homes.Id),
            Role.Customer => SessionRights.IsLetInByCode(session with { State = SessionState.Active }, caller),
            _ => false,
        };
    }

    /// <summary>Whether the caller may see a ticket of the customer: for a customer or bot, where any of its sessions is shown to them.</summary>
    /// <param name="home">The home that it lives in.</param>
    /// <param name="ticket">The ticket.</param>
    public bool Sees(CustomerId home, Ticket ticket) => SeesCustomer && caller.Role switch
    {
        Role.Agent or Role.Supervisor => true,
        Role.Ingest => homes.Find(home)?.Sessions.Values.Any(session => session.Ticket == ticket.Number && IsStartedByCaller(session)) == true,
        _ => ticket.LowestAssurance <= bound
            || homes.Find(home)?.Sessions.Values.Any(session => session.Ticket == ticket.Number && IsHeldByBot(session)) == true,
    };

    /// <summary>
    /// Whether the caller may see a follow-up: agents every one; a customer or bot those of tickets that they see, where what it was promised in is shown to them, but not while it
    /// waits for a handoff to be accepted, nor once that came to nothing; a channel's system none.
    /// </summary>
    /// <param name="home">The home that it lives in.</param>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="followUp">The follow-up.</param>
    public bool Sees(CustomerId home, Ticket ticket, FollowUp followUp) =>
        Sees(home, ticket) && (caller.IsAgent || (caller.Role != Role.Ingest && !followUp.IsUntold && followUp.ShownFrom <= bound));

    /// <summary>Whether the caller is shown what was recorded of a ticket that they see, in a session that is shown from an assurance.</summary>
    /// <param name="shownFrom">The assurance.</param>
    public bool ShowsFrom(Assurance shownFrom) => caller.IsAgent || (caller.Role != Role.Ingest && shownFrom <= bound);

    /// <summary>Whether the caller has a part in a ticket: agents, and bots that handle it or run a session about it.</summary>
    /// <param name="home">The home that it lives in.</param>
    /// <param name="ticket">The ticket.</param>
    public bool HasPart(CustomerId home, Ticket ticket) => caller.IsAgent || (homes.Find(home) is { } state && BriefRights.Records(state, caller, ticket));

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

    // Where the identity leads is read before the customer is; by then it may have been unlinked, or the homes parted.
    // Nor does a merge or its undoing in between shut anybody out.
    private bool IsOwn() => homes.All.Any(home => caller.IsAtHome(home.Id))
        && (homes.IsEmpty || homes.Profile.Identities.Any(linked => linked.Identity == caller.Identity?.Identity));

    // A code opens what it was issued under, as long as the session goes on that it was used for.
    private (bool Sees, Assurance Bound) CustomerReach()
    {
        var letIn = Reach(homes.All.SelectMany(home => home.Sessions.Values).Where(session => SessionRights.IsLetInByCode(session, caller)));
        return (isOwn || letIn.Sees, AssuranceRule.Higher(proved, letIn.Bound));
    }

    private Assurance OwnAssurance()
    {
        var own = caller.Identity ?? throw new ArgumentException("A customer has an identity.");
        return AssuranceRule.Standing(homes.Profile, [own])[0].Assurance;
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
        var running = homes.All
            .SelectMany(home => home.Sessions.Values.Select(session => (Home: home, Session: session)))
            .Where(static found => found.Session.State == SessionState.Active)
            .ToList();
        var own = Reach(running.Select(static found => found.Session).Where(IsStartedByCaller));
        return own.Sees ? own : Reach(running.Where(found => IsOfHandledTicket(found.Home, found.Session)).Select(static found => found.Session));
    }

    private bool IsOfHandledTicket(CustomerState home, Session session) =>
        home.Tickets.TryGetValue(session.Ticket, out var ticket) && ticket.IsHandledBy(caller);

    // What is said in its own conversation, a bot has heard; others are shown it only from where the matter is shown.
    private bool IsHeldByBot(Session session) => caller.Role == Role.Bot && session.State == SessionState.Active && IsStartedByCaller(session);

    private bool IsStartedByCaller(Session session) => session.StartedBy == caller.ActsAs(homes.Id);
}
