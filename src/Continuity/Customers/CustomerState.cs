using System.Collections.Immutable;
using Continuity.Briefs;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Recovery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Customers;

/// <summary>
/// What a decision on one customer knows: the profile, and those tickets and sessions that were loaded: the live tickets
/// (<see cref="Ticket.IsLive"/>), the last session of each, what is open of handoffs, offers of ownership and follow-ups with the tickets of these, and those that the command names. Immutable; a decision returns a changed copy, and what differs is written.
/// </summary>
/// <param name="Id">The customer, which is its home.</param>
public sealed record CustomerState(CustomerId Id)
{
    /// <summary>How often the state was changed; 0 while nothing was ever recorded. An entry that changes no state leaves it.</summary>
    public long Version { get; init; }

    /// <summary>How many entries the log had when it was loaded; by now it may have more.</summary>
    public int LogLength { get; init; }

    /// <summary>The customer that this one was redirected to, or null. Nothing but the redirection is read of a redirected one.</summary>
    public CustomerId? Alias { get; init; }

    /// <summary>What is known of the customer.</summary>
    public CustomerProfile Profile { get; init; } = new();

    /// <summary>The loaded tickets by number.</summary>
    public ImmutableDictionary<int, Ticket> Tickets { get; init; } = ImmutableDictionary<int, Ticket>.Empty;

    /// <summary>What was done on tickets to make up for what went wrong, by the ticket's number: of those that the command names, where anything was.</summary>
    public ImmutableDictionary<int, RecoveryRecord> Recoveries { get; init; } = ImmutableDictionary<int, RecoveryRecord>.Empty;

    /// <summary>The loaded sessions by number.</summary>
    public ImmutableDictionary<int, Session> Sessions { get; init; } = ImmutableDictionary<int, Session>.Empty;

    /// <summary>The loaded handoffs by number: every open one of the home, and those that the command names.</summary>
    public ImmutableDictionary<int, Handoff> Handoffs { get; init; } = ImmutableDictionary<int, Handoff>.Empty;

    /// <summary>The loaded offers of ownership by number: every open one of the home, and those that the command names.</summary>
    public ImmutableDictionary<int, OwnershipOffer> OwnershipOffers { get; init; } = ImmutableDictionary<int, OwnershipOffer>.Empty;

    /// <summary>The loaded follow-ups by number: every open one of the home, and those that the command names.</summary>
    public ImmutableDictionary<int, FollowUp> FollowUps { get; init; } = ImmutableDictionary<int, FollowUp>.Empty;

    /// <summary>What was recorded of tickets for their briefs, by the ticket's number: of those that the command names, where anything was.</summary>
    public ImmutableDictionary<int, BriefRecord> Briefs { get; init; } = ImmutableDictionary<int, BriefRecord>.Empty;

    /// <summary>The loaded problem reports by number: those that the command names.</summary>
    public ImmutableDictionary<int, ProblemReport> ProblemReports { get; init; } = ImmutableDictionary<int, ProblemReport>.Empty;

    /// <summary>The loaded entries of the log by sequence: those that the command names. One that is put in the place of another is written in its place, in the same commit.</summary>
    public ImmutableDictionary<int, Entry> Entries { get; init; } = ImmutableDictionary<int, Entry>.Empty;

    /// <summary>
    /// The other homes of the same customer, the survivor's first where that is not this one, as they stood when this one was loaded; empty where none was merged, and
    /// where the decision needs to know nothing of them.
    /// </summary>
    public IReadOnlyList<CustomerState> OtherHomes { get; init; } = [];

    /// <summary>Where this home was merged into another, or null.</summary>
    public MergeLink? MergedInto => Profile.MergedInto;

    /// <summary>Whether nothing was ever recorded: a customer that was claimed for an identity and not filled.</summary>
    public bool IsEmpty => Version == 0;

    internal CustomerState With(Ticket ticket) => this with { Tickets = Tickets.SetItem(ticket.Number, ticket) };

    internal CustomerState With(RecoveryRecord recovery) => this with { Recoveries = Recoveries.SetItem(recovery.Ticket, recovery) };

    /// <summary>What was done on a ticket whose recovery the command names; empty where nothing was.</summary>
    internal RecoveryRecord RecoveryOf(int ticket) => Recoveries.GetValueOrDefault(ticket) ?? new(ticket);

    internal CustomerState With(Handoff handoff) => this with { Handoffs = Handoffs.SetItem(handoff.Number, handoff) };

    internal CustomerState With(OwnershipOffer offer) => this with { OwnershipOffers = OwnershipOffers.SetItem(offer.Number, offer) };

    internal CustomerState With(FollowUp followUp) => CheckInMarks.Note(this with { FollowUps = FollowUps.SetItem(followUp.Number, followUp) }, followUp);

    internal CustomerState With(BriefRecord brief) => this with { Briefs = Briefs.SetItem(brief.Ticket, brief) };

    /// <summary>What was recorded of a ticket whose brief the command names; empty where nothing was.</summary>
    internal BriefRecord BriefOf(int ticket) => Briefs.GetValueOrDefault(ticket) ?? new(ticket);

    internal CustomerState With(ProblemReport report) => this with { ProblemReports = ProblemReports.SetItem(report.Number, report) };

    internal CustomerState With(Entry entry) => this with { Entries = Entries.SetItem(entry.Id.Sequence, entry) };

    internal CustomerState With(Session session) => this with { Sessions = Sessions.SetItem(session.Number, session) };
}
