using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>One matter that is being solved, and who answers for it.</summary>
/// <param name="Number">Its number in its home, from 1.</param>
/// <param name="DisplayNumber">The number that people read out, unique in the store.</param>
/// <param name="Subject">What it is about, 1 to 200 characters.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="OpenedOn">The channel it was opened on.</param>
public sealed record Ticket(
    int Number,
    string DisplayNumber,
    string Subject,
    DateTimeOffset OpenedAt,
    Channel OpenedOn)
{
    private static readonly TimeSpan LiveAfterResolution = TimeSpan.FromDays(30);

    /// <summary>How often it was changed, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>The agent who answers for it, by the subject of their token; null until the first human claims it.</summary>
    public string? Owner { get; init; }

    /// <summary>Who works on it now, an agent or a bot; null while nobody does.</summary>
    public ActorRef? Handler { get; init; }

    /// <summary>The name of the queue that it waits in whenever nobody handles it and it has no owner to go back to.</summary>
    public string Queue { get; init; } = "general";

    /// <summary>The assurance from which the session that it was opened in is shown: under a lower one its subject is not. Verified where it was opened in none.</summary>
    public Assurance OpenedUnder { get; init; } = Assurance.Verified;

    /// <summary>The lowest assurance under which any of its sessions is shown, or <see cref="OpenedUnder"/> while it has none.</summary>
    public Assurance LowestAssurance { get; init; } = Assurance.Verified;

    /// <summary>The name of the queue it waits in: set exactly while it is open and nobody handles it.</summary>
    public string? WaitingIn { get; init; }

    /// <summary>Since when it waits, or null.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When it was resolved last, or null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it was closed last, or null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When anything was last recorded on it.</summary>
    public DateTimeOffset LastActivityAt { get; init; } = OpenedAt;

    /// <summary>The numbers, in the same home, of its sessions, oldest first.</summary>
    public IReadOnlyList<int> Sessions { get; init; } = [];

    /// <summary>The channels that its sessions were held on, in the order of first use.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>The numbers, in the same home, of its handoffs, oldest first.</summary>
    public IReadOnlyList<int> Handoffs { get; init; } = [];

    /// <summary>The number of the handoff that waits to be accepted, or null: there is one at most.</summary>
    public int? OpenHandoff { get; init; }

    /// <summary>The brief that who took it over has yet to read, or null.</summary>
    public BriefToRead? BriefToRead { get; init; }

    /// <summary>The number of the handoff by which advice is being given, or null: there is one at most.</summary>
    public int? Consult { get; init; }

    /// <summary>The number of the offer of ownership that waits to be accepted, or null: there is one at most.</summary>
    public int? OwnershipOffer { get; init; }

    /// <summary>The number of the offer by which its owner came to own it; null where they claimed or accepted it, or took it over from one who left.</summary>
    public int? OwnedBy { get; init; }

    /// <summary>The numbers, in the same home, of its follow-ups, oldest first.</summary>
    public IReadOnlyList<int> FollowUps { get; init; } = [];

    /// <summary>A call that the customer was promised while nobody owned it, and that no supervisor could owe: whoever first owns it owes the call. Null where there is none.</summary>
    public PromisedCall? CallPromised { get; init; }

    /// <summary>The numbers of those of its check-ins, all open, that wait for what the customer says: it keeps them.</summary>
    public IReadOnlyList<int> AwaitsAnswer { get; init; } = [];

    /// <summary>The numbers of those of its check-ins that are due and of which nobody asked the customer yet: the next word of an agent to them does.</summary>
    public IReadOnlyList<int> AwaitsAsking { get; init; } = [];

    /// <summary>The numbers, in the same home, of the problem reports made on it, oldest first.</summary>
    public IReadOnlyList<int> ProblemReports { get; init; } = [];

    /// <summary>The release that was the last thing done to it, or null where something else was.</summary>
    public TicketRelease? LastRelease { get; init; }

    /// <summary>Who has read what was said and done about it: of each agent the furthest place, in the order in which they came to it; of many agents those who did last.</summary>
    public IReadOnlyList<BriefAcknowledgement> BriefAcknowledgements { get; init; } = [];

    /// <summary>
    /// How many entries the log had when it was opened, or when the earliest of the sessions that were moved to it began: all of its entries come after.
    /// </summary>
    public int LogLengthAtOpening { get; init; }

    /// <summary>Whether every decision on the customer needs it: while it is open, and for 30 days after it was resolved.</summary>
    /// <param name="now">The time.</param>
    public bool IsLive(DateTimeOffset now) =>
        Status == TicketStatus.Open || (Status == TicketStatus.Resolved && ResolvedAt > now - LiveAfterResolution);

    /// <summary>The channel to be shown for what is done to it outside a session: the one that came last.</summary>
    internal Channel NewestChannel => Channels.Count > 0 ? Channels[^1] : OpenedOn;

    /// <summary>The session that what is done to it is told in: the one that came last, or null where it has none.</summary>
    internal int? LatestSession => Sessions.Count > 0 ? Sessions[^1] : null;

    /// <summary>Whether it is open, and nobody owns it, handles it or finds it in a queue: what must never be.</summary>
    public bool IsOrphaned => Status == TicketStatus.Open && Owner is null && Handler is null && WaitingIn is null;

    internal bool IsOwnedBy(Caller caller) => caller.IsAgent && Owner == caller.Id;

    internal bool IsHandledBy(Caller caller) => caller.Role switch
    {
        Role.Agent or Role.Supervisor => Handler == ActorRef.Agent(caller.Id),
        Role.Bot => Handler == ActorRef.Bot(caller.Id),
        _ => false,
    };

    /// <summary>Open again: its owner works on it, or else it waits in its queue.</summary>
    internal Ticket Reopened(DateTimeOffset now)
    {
        var open = this with { Status = TicketStatus.Open, ResolvedAt = null, ClosedAt = null };
        return open.Owner is { } owner ? open.HandledBy(ActorRef.Agent(owner)) : open.Waiting(now);
    }

    internal Ticket HandledBy(ActorRef handler) => this with { Handler = handler, WaitingIn = null, WaitingSince = null };

    internal Ticket ClaimedBy(string agent) => HandledBy(ActorRef.Agent(agent)) with { Owner = Owner ?? agent };

    internal Ticket Waiting(DateTimeOffset now) => WaitsIn(Queue, now);

    internal Ticket WaitsIn(string queue, DateTimeOffset now) => this with { Handler = null, WaitingIn = queue, WaitingSince = now };

    /// <summary>Something was said on it. What comes late on a matter that is done with is no activity on it.</summary>
    internal Ticket Active(DateTimeOffset now) => Status == TicketStatus.Open ? this with { LastActivityAt = now } : this;

    internal Ticket Changed(DateTimeOffset now) => this with { Version = Version + 1, LastActivityAt = now, LastRelease = null };
}
