using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>All that whoever serves the customer next must know so that the customer repeats nothing, as far as one viewer may see it. Composed of what was recorded; nothing in it is guessed.</summary>
public sealed record Brief
{
    /// <summary>The whole in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What to call the customer, or null.</summary>
    public string? AddressAs { get; init; }

    /// <summary>The customer's language as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>What the customer wants to reach, or null.</summary>
    public Goal? Goal { get; init; }

    /// <summary>What was restated last, confirmed or not; null for nothing.</summary>
    public Restatement? Restatement { get; init; }

    /// <summary>The facts, oldest first, with what is said against them.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The newest attempts, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>How many attempts came before <see cref="Attempts"/>.</summary>
    public int EarlierAttempts { get; init; }

    /// <summary>The questions that wait for an answer, oldest first.</summary>
    public IReadOnlyList<Question> OpenQuestions { get; init; } = [];

    /// <summary>The questions answered last, in the order of their answers.</summary>
    public IReadOnlyList<Question> AnsweredQuestions { get; init; } = [];

    /// <summary>What is owed to the customer, by when it is due.</summary>
    public IReadOnlyList<FollowUp> Promises { get; init; } = [];

    /// <summary>A call that was promised and that nobody owes yet, or null.</summary>
    public PromisedCall? CallPromised { get; init; }

    /// <summary>The last thing that the customer said or did, or null.</summary>
    public Entry? LastCustomerEntry { get; init; }

    /// <summary>Since when the customer waits for an answer, or null.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>The channels that the ticket's sessions were held on, in the order of first use.</summary>
    public IReadOnlyList<Channel> ChannelsUsed { get; init; } = [];

    /// <summary>How long the customer was away before their latest visit (<see cref="CustomerProfile.Absence"/>); null in the first.</summary>
    public TimeSpan? Absence { get; init; }

    /// <summary>Who has read the brief, and up to where.</summary>
    public IReadOnlyList<BriefAcknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>Who recorded its facts and attempts, each once.</summary>
    public IEnumerable<ActorRef> RecordedBy => Facts.Select(static fact => fact.RecordedBy).Concat(Attempts.Select(static attempt => attempt.By)).Distinct();
}
