using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Recovery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Privacy;

/// <summary>
/// What is left of the records of a person who was erased: who was responsible for what, and when. No text that anybody wrote is left, no name and no identity. The same rules make what is
/// read of a home that is being erased and what is written in its place.
/// </summary>
public static class Erased
{
    /// <summary>What stands where a text must be.</summary>
    public const string Text = "[erased]";

    /// <summary>A home, with all that was loaded of it.</summary>
    /// <param name="state">The home, whose profile says that it is erased.</param>
    public static CustomerState Of(CustomerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var erasure = state.Profile.Erasure ?? throw new ArgumentException("The home was not erased.", nameof(state));
        return state with
        {
            Profile = Of(state.Profile),
            Tickets = state.Tickets.SetItems(state.Tickets.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            Sessions = state.Sessions.SetItems(state.Sessions.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            Recoveries = state.Recoveries.SetItems(state.Recoveries.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            Handoffs = state.Handoffs.SetItems(state.Handoffs.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            OwnershipOffers = state.OwnershipOffers.SetItems(state.OwnershipOffers.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            FollowUps = state.FollowUps.SetItems(state.FollowUps.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            Briefs = state.Briefs.SetItems(state.Briefs.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            ProblemReports = state.ProblemReports.SetItems(state.ProblemReports.Select(static one => KeyValuePair.Create(one.Key, Of(one.Value)))),
            Entries = state.Entries.SetItems(state.Entries.Select(one => KeyValuePair.Create(one.Key, Of(one.Value, erasure)))),
        };
    }

    /// <summary>A profile: the counters, and what was merged when and by whom.</summary>
    /// <param name="profile">The profile.</param>
    public static CustomerProfile Of(CustomerProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile with
        {
            Name = null,
            PreferredName = null,
            Language = null,
            TimeZone = null,
            Identities = [],
            Preferences = [],
            Cleared = null,
            ContactConsent = new(),
            Suggestions = [],
            MergedInto = profile.MergedInto is { } link ? link with { Reason = Text } : null,
            Merges = [.. profile.Merges.Select(static merge => merge with { Reason = Text })],
            Separations = [.. profile.Separations.Select(static one => one with
            {
                Reason = Text, Merge = one.Merge with { Reason = Text }, Below = [.. one.Below.Select(static merge => merge with { Reason = Text })],
            })],
        };
    }

    /// <summary>A ticket: its number, who owned and handled it, and when.</summary>
    /// <param name="ticket">The ticket.</param>
    public static Ticket Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket with
        {
            Subject = Text,
            LastRelease = ticket.LastRelease is { } release ? release with { Reason = Text } : null,
            CallPromised = ticket.CallPromised is { } call ? call with { Promise = Text } : null,
        };
    }

    /// <summary>A session: when it was held, on which channel, by whom.</summary>
    /// <param name="session">The session.</param>
    public static Session Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session with
        {
            Match = session.Match with { Explanation = Text },
            ExternalRef = null,
            Feedback = null,
            Guest = null,
            WrapUp = session.WrapUp is { } wrapUp ? wrapUp with { Summary = Text, Disposition = Text, Feedback = null } : null,
            SelfService = null,
        };
    }

    /// <summary>What was done to make up for something: which step, when, by whom.</summary>
    /// <param name="recovery">The record.</param>
    public static RecoveryRecord Of(RecoveryRecord recovery)
    {
        ArgumentNullException.ThrowIfNull(recovery);
        return recovery with
        {
            Steps = [.. recovery.Steps.Select(static mark => mark with { Note = Text, Skipping = mark.Skipping is null ? null : Text })],
            SomethingExtra = null,
        };
    }

    /// <summary>A handoff: from whom to whom, when, and what became of it.</summary>
    /// <param name="handoff">The handoff.</param>
    public static Handoff Of(Handoff handoff)
    {
        ArgumentNullException.ThrowIfNull(handoff);
        return handoff with
        {
            Reason = Text,
            Summary = Text,
            Context = null,
            CheckBack = handoff.CheckBack is { } check ? check with { Promise = Text } : null,
            SettleReason = handoff.SettleReason is null ? null : Text,
        };
    }

    /// <summary>An offer of ownership: from whom to whom, when, and what became of it.</summary>
    /// <param name="offer">The offer.</param>
    public static OwnershipOffer Of(OwnershipOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer with { Reason = Text, SettleReason = offer.SettleReason is null ? null : Text };
    }

    /// <summary>A follow-up: of which kind, who owed it until when, and whether it was kept.</summary>
    /// <param name="followUp">The follow-up.</param>
    public static FollowUp Of(FollowUp followUp)
    {
        ArgumentNullException.ThrowIfNull(followUp);
        return followUp with
        {
            Promise = Text,
            Outcome = followUp.Outcome is null ? null : Text,
            Reschedules = [.. followUp.Reschedules.Select(static change => change with { Reason = Text })],
        };
    }

    /// <summary>What was recorded for a ticket's brief: nothing is left of it.</summary>
    /// <param name="brief">The record.</param>
    public static BriefRecord Of(BriefRecord brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        return new(brief.Ticket);
    }

    /// <summary>A problem report: of which kind, when, by whom, and which agent was involved.</summary>
    /// <param name="report">The report.</param>
    public static ProblemReport Of(ProblemReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report with
        {
            Category = Text,
            Description = Text,
            Product = null,
            Site = null,
            Statements = [.. report.Statements.Select(static one => one with { By = Text, Text = Text })],
        };
    }

    /// <summary>An entry: its kind, its author, its times.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="erasure">When it was erased, and by whom.</param>
    public static Entry Of(Entry entry, Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Draft = Of(entry.Draft, erasure) };
    }

    /// <summary>What an entry records; none leaves any more.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="erasure">When it was erased, and by whom.</param>
    public static EntryDraft Of(EntryDraft draft, Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(erasure);
        return draft with { Content = TextlessContent.Of(draft.Content, Text), Redaction = new(erasure.At, erasure.By, Text), Order = null };
    }
}
