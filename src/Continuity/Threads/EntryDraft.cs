using Continuity.Callers;
using Continuity.Delivery;
using Continuity.Privacy;

namespace Continuity.Threads;

/// <summary>An entry before it is recorded: it has no place in the log yet.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Author">Who said or did it.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="OccurredAt">When it happened.</param>
public sealed record EntryDraft(EntryContent Content, ActorRef Author, Channel Channel, DateTimeOffset OccurredAt)
{
    /// <summary>The number of its session, or null where it belongs to none.</summary>
    public int? Session { get; init; }

    /// <summary>The number of its ticket; null where it belongs to its session's ticket, whichever that is, or to none.</summary>
    public int? Ticket { get; init; }

    /// <summary>Who may see it.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>That its texts were taken away, or null.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>
    /// Whether e-mails that answer this one belong to its session: not where the customer recorded it, who could give it any Message-ID. Not kept once it is recorded.
    /// </summary>
    public bool IsAnsweredHere { get; init; }

    /// <summary>That it is to leave by a gateway, where there is one for it; null where it stays here. Not kept once it is recorded.</summary>
    public DeliveryOrder? Order { get; init; }

    /// <summary>Whether it leaves by a gateway, or did, so that there is a delivery of it.</summary>
    public bool HasDelivery { get; init; }
}
