using System.Collections.Immutable;
using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Recovery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Decisions;

/// <summary>What a decision of several steps has come to so far: the state, the entries and the notices, each in order. Immutable; a step returns another one.</summary>
public sealed record Changes
{
    private Changes(CustomerState state) => State = state;

    /// <summary>The state by now.</summary>
    public CustomerState State { get; private init; }

    /// <summary>The entries by now.</summary>
    public ImmutableList<EntryDraft> Entries { get; private init; } = [];

    /// <summary>The notices by now.</summary>
    public ImmutableList<Notice> Notices { get; private init; } = [];

    /// <summary>Nothing has been done yet.</summary>
    /// <param name="state">The state as it was loaded.</param>
    public static Changes Of(CustomerState state) => new(state);

    /// <summary>Puts the state in the place of the one before.</summary>
    /// <param name="state">The state.</param>
    public Changes With(CustomerState state) => this with { State = state };

    /// <summary>Changes a ticket, or adds it.</summary>
    /// <param name="ticket">The ticket.</param>
    public Changes With(Ticket ticket) => With(State.With(ticket));

    /// <summary>Changes what was done on a ticket to make up for what went wrong, or adds it. The command must have named it.</summary>
    /// <param name="recovery">What was done.</param>
    public Changes With(RecoveryRecord recovery) => With(State.With(recovery));

    /// <summary>Changes a handoff, or adds it.</summary>
    /// <param name="handoff">The handoff.</param>
    public Changes With(Handoff handoff) => With(State.With(handoff));

    /// <summary>Changes an offer of ownership, or adds it.</summary>
    /// <param name="offer">The offer.</param>
    public Changes With(OwnershipOffer offer) => With(State.With(offer));

    /// <summary>Changes a follow-up, or adds it.</summary>
    /// <param name="followUp">The follow-up.</param>
    public Changes With(FollowUp followUp) => With(State.With(followUp));

    /// <summary>Changes what was recorded for a ticket's brief, or adds it. The command must have named it.</summary>
    /// <param name="brief">What was recorded.</param>
    public Changes With(BriefRecord brief) => With(State.With(brief));

    /// <summary>Changes a problem report, or adds it.</summary>
    /// <param name="report">The report.</param>
    public Changes With(ProblemReport report) => With(State.With(report));

    /// <summary>Puts an entry in the place of one that was recorded, which the command must have named.</summary>
    /// <param name="entry">The entry, with the id of the one it replaces.</param>
    public Changes With(Entry entry) => With(State.With(entry));

    /// <summary>Leaves an entry.</summary>
    /// <param name="entry">The entry.</param>
    public Changes And(EntryDraft entry) => this with { Entries = Entries.Add(entry) };

    /// <summary>Tells an agent.</summary>
    /// <param name="notice">What of.</param>
    public Changes Tell(Notice notice) => this with { Notices = Notices.Add(notice) };

    /// <summary>Accepts the command.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="result">What the caller is told.</param>
    public Decision<T> Accept<T>(T result) => Decision.Accept(result, State, Entries) with { Notices = Notices };
}
