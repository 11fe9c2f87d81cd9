using Continuity.Callers;
using Continuity.Calls;
using Continuity.Customers;
using Continuity.SelfService;

namespace Continuity.Threads;

/// <summary>One meeting with the customer on one channel.</summary>
/// <param name="Number">Its number in its home, from 1.</param>
/// <param name="Ticket">The number, in the same home, of the ticket it is about.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Assurance">How sure it is that the customer is who they say.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="StartedBy">Who started it: a customer, an agent, a bot or a channel's system.</param>
/// <param name="Match">Why this customer and this ticket.</param>
public sealed record Session(
    int Number,
    int Ticket,
    Channel Channel,
    Assurance Assurance,
    DateTimeOffset StartedAt,
    ActorRef StartedBy,
    SessionMatch Match)
{
    /// <summary>Where it stands.</summary>
    public SessionState State { get; init; }

    /// <summary>When it ended, or null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the channel's system calls it, or null.</summary>
    public string? ExternalRef { get; init; }

    /// <summary>What the customer wrote of it, or null.</summary>
    public CustomerFeedback? Feedback { get; init; }

    /// <summary>The session that this one goes on from, or null.</summary>
    public SessionId? Continues { get; init; }

    /// <summary>
    /// The sign-in of a customer whom a continuation code let in to more than their identity opens: they take part in the session while it goes on, as a guest of the customer
    /// where they are another one. Null where nobody did.
    /// </summary>
    public IdentityClaim? Guest { get; init; }

    /// <summary>
    /// The lowest assurance under which it is shown, where that is above its own: nothing was given to know the person by, and what they named, or answered,
    /// was held under this one. Null: its own.
    /// </summary>
    public Assurance? ShownOnlyFrom { get; init; }

    /// <summary>The lowest assurance under which a customer or bot is shown it.</summary>
    public Assurance ShownFrom => ShownOnlyFrom ?? Assurance;

    /// <summary>
    /// The home of the identity by which the customer was known, where that is another one than the session's: once that merge is undone, the session is with somebody
    /// else's ticket. Null otherwise.
    /// </summary>
    public CustomerId? CameBy { get; init; }

    /// <summary>Who handled it when it ended; null while it goes on (the ticket's handler has it) and where nobody did.</summary>
    public ActorRef? Handler { get; init; }

    /// <summary>How it ended, or null.</summary>
    public WrapUp? WrapUp { get; init; }

    /// <summary>What it remembers of the steps in self-service, and the help offered because of them; null where there were none.</summary>
    public SelfServiceRecord? SelfService { get; init; }

    /// <summary>What it remembers of its call, where a telephone system told of it in parts; null otherwise.</summary>
    public CallRecord? Call { get; init; }

    /// <summary>How many entries the log had when it began: all of the session's entries come after.</summary>
    public int LogLengthAtStart { get; init; }
}
