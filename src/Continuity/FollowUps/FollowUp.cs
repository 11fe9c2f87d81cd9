using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>Something that the owner of a ticket owes its customer, and by when.</summary>
/// <param name="Number">Its number in its home, from 1.</param>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Promise">What was promised, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="Responsible">Who owes it, by the subject of their token: while it is open, the ticket's owner, and while nobody owns the ticket, a supervisor.</param>
/// <param name="DueAt">When it is due. While it waits for an offer to be accepted: the latest that this can come to.</param>
/// <param name="PromisedAt">When it was promised; a check after a handoff, from when on it is owed.</param>
/// <param name="PromisedBy">Who promised it.</param>
public sealed record FollowUp(
    int Number,
    int Ticket,
    FollowUpKind Kind,
    string Promise,
    string Responsible,
    DateTimeOffset DueAt,
    DateTimeOffset PromisedAt,
    ActorRef PromisedBy)
{
    /// <summary>Where it stands.</summary>
    public FollowUpState State { get; init; }

    /// <summary>The channel to do it by, or null for any.</summary>
    public Channel? Channel { get; init; }

    /// <summary>When the engine must look at it next: to remind, to say that it is due or missed, to escalate. Null while it waits for an offer, and when nothing more will come.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether it was said, or need not be said, that it is due soon.</summary>
    public bool SoonTold { get; init; }

    /// <summary>When it was missed last, or null.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>Who was told that it was missed, and may see to it; null before.</summary>
    public string? EscalatedTo { get; init; }

    /// <summary>When it was settled, or null.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who settled it, or null.</summary>
    public ActorRef? SettledBy { get; init; }

    /// <summary>What came of it, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>The entry in which it was kept, or null.</summary>
    public EntryId? Evidence { get; init; }

    /// <summary>How often and why it was put off.</summary>
    public IReadOnlyList<Reschedule> Reschedules { get; init; } = [];

    /// <summary>The assurance from which the session that it was promised in is shown: under a lower one it is not. VERIFIED where it was promised in none.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;

    /// <summary>Whether the customer was not told of it: it waits for a handoff to be accepted, or did until that came to nothing.</summary>
    public bool IsUntold { get; init; }

    /// <summary>When the customer was asked for a check-in, or null before.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The number of the session in which they were asked last, or null.</summary>
    public int? AskedIn { get; init; }

    /// <summary>Since when a check-in waits for what the customer says. Null where it waits for nothing: nobody asked them yet, or it is settled.</summary>
    public DateTimeOffset? WaitsForAnswerSince => Kind == FollowUpKind.CheckIn && IsOpen ? AskedAt : null;

    /// <summary>Whether it is a check-in that is due, and nobody asked the customer yet.</summary>
    public bool AwaitsAsking => this is { Kind: FollowUpKind.CheckIn, AskedAt: null, State: FollowUpState.Due or FollowUpState.Missed };

    /// <summary>Whether it waits for a handoff to be accepted: it is owed only from then on.</summary>
    public bool WaitsForOffer => State == FollowUpState.Pending && NextAt is null;

    /// <summary>Whether it is still owed.</summary>
    public bool IsOpen => State is FollowUpState.Pending or FollowUpState.Due or FollowUpState.Missed;

    /// <summary>The same, owed by another agent. Where it is they who were told that it was missed, whoever settles what falls due looks for somebody else.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    internal FollowUp OwedBy(string agent, DateTimeOffset now) => State == FollowUpState.Missed && EscalatedTo == agent
        ? this with { Responsible = agent, EscalatedTo = null, NextAt = now + FollowUpTimes.LeastAhead }
        : this with { Responsible = agent };

    /// <summary>The same, settled.</summary>
    /// <param name="state">How.</param>
    /// <param name="by">By whom.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="now">The time.</param>
    internal FollowUp Settled(FollowUpState state, ActorRef by, string outcome, DateTimeOffset now) =>
        this with { State = state, SettledAt = now, SettledBy = by, Outcome = outcome, NextAt = null };
}
