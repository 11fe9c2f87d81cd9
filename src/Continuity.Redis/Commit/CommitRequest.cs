using Continuity.Customers;

namespace Continuity.Redis.Commit;

/// <summary>What a command needs to know before it is decided.</summary>
/// <param name="Home">The customer; one that was redirected is followed.</param>
public sealed record CommitRequest(CustomerId Home)
{
    /// <summary>The numbers of the tickets it names, beside the live ones.</summary>
    public IReadOnlyList<int> Tickets { get; init; } = [];

    /// <summary>The numbers of the tickets whose recoveries it names; the tickets themselves must be live or named too.</summary>
    public IReadOnlyList<int> Recoveries { get; init; } = [];

    /// <summary>The numbers of the sessions it names; the tickets of these come with them.</summary>
    public IReadOnlyList<int> Sessions { get; init; } = [];

    /// <summary>Whether it needs all the sessions of the home that go on: who may see or say what depends on them.</summary>
    public bool OpenSessions { get; init; }

    /// <summary>The numbers of the handoffs it names, beside the open ones; the tickets of these come with them.</summary>
    public IReadOnlyList<int> Handoffs { get; init; } = [];

    /// <summary>The numbers of the offers of ownership it names, beside the open ones; the tickets of these come with them.</summary>
    public IReadOnlyList<int> OwnershipOffers { get; init; } = [];

    /// <summary>The numbers of the follow-ups it names, beside the open ones; the tickets of these come with them.</summary>
    public IReadOnlyList<int> FollowUps { get; init; } = [];

    /// <summary>The numbers of the tickets whose briefs it names; the tickets themselves must be live or named too.</summary>
    public IReadOnlyList<int> Briefs { get; init; } = [];

    /// <summary>The numbers of the problem reports it names; the tickets of these come with them.</summary>
    public IReadOnlyList<int> ProblemReports { get; init; } = [];

    /// <summary>The sequences of the entries whose deliveries it names; the tickets that these were ordered on come with them.</summary>
    public IReadOnlyList<int> Deliveries { get; init; } = [];

    /// <summary>The sequences of the entries that it names, because it may put others in their place.</summary>
    public IReadOnlyList<int> Entries { get; init; } = [];

    /// <summary>Whether it settles what has fallen due: then it is also written when something falls due next where that is as it was.</summary>
    public bool SettlesDue { get; init; }

    /// <summary>Whether it records entries in sessions: then they are activity on the tickets of these, even where nothing else changes these.</summary>
    public bool Records { get; init; }

    /// <summary>What makes it the same as an earlier one; null where it may be done twice.</summary>
    public Idempotency? Idempotency { get; init; }

    /// <summary>Whether the command is on the customer rather than on a ticket or session, so that it goes to the survivor's home whichever home is named.</summary>
    public bool AtSurvivor { get; init; }

    /// <summary>Whether it erases the customer, or goes on with that: nothing else may change a home that is erased.</summary>
    public bool Erases { get; init; }

    /// <summary>Whether it is a step of settling a merge: then the home is taken as it is, without the other homes, and need not be settled first.</summary>
    public bool Settles { get; init; }
}
