using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>Something that must be found out. It belongs to the ticket, not to who asked it.</summary>
/// <param name="Text">What is asked, 1 to 2,000 characters.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When.</param>
public sealed record Question(string Text, ActorRef AskedBy, DateTimeOffset AskedAt)
{
    /// <summary>The answer, or null while it is open.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered it, or null.</summary>
    public ActorRef? AnsweredBy { get; init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The assurance from which what it was asked, or answered, in is shown: under a lower one it is not. VERIFIED where that was in no session.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsOpen => AnsweredAt is null;
}
