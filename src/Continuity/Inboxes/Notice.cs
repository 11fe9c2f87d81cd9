namespace Continuity.Inboxes;

/// <summary>Something that one agent is told of, in the same commit as what happened.</summary>
/// <param name="Agent">Who is told, by the subject of their token.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Ticket">The number of the ticket, in the home that is changed.</param>
public sealed record Notice(string Agent, InboxEventKind Kind, int Ticket)
{
    /// <summary>The number of the handoff that it is about, or null.</summary>
    public int? Handoff { get; init; }

    /// <summary>The number of the follow-up that it is about, or null.</summary>
    public int? FollowUp { get; init; }

    /// <summary>The number of the ownership offer that it is about, or null.</summary>
    public int? OwnershipOffer { get; init; }

    /// <summary>The sequence of the entry that it is about, or null.</summary>
    public int? Entry { get; init; }
}
