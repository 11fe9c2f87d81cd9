using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>Offers the handling of a ticket, or asks for advice on it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="To">Whom to.</param>
/// <param name="Mode">How.</param>
/// <param name="Reason">Why, 3 to 2,000 characters without blanks around them.</param>
/// <param name="Summary">What whoever accepts must know, 1 to 2,000 characters.</param>
/// <param name="ExpiresIn">How long it waits, 5 seconds to 15 minutes.</param>
public sealed record OfferHandoffCommand(TicketId Ticket, HandoffTarget To, TransferMode Mode, string Reason, string Summary, TimeSpan ExpiresIn)
{
    /// <summary>What programs hand over with it: JSON of at most 32 KiB in UTF-8, or null.</summary>
    public string? Context { get; init; }

    /// <summary>Whether the customer was told of it.</summary>
    public bool CustomerInformed { get; init; }

    /// <summary>The check that it leaves to the owner; null for that of the options.</summary>
    public CheckBack? CheckBack { get; init; }

    /// <summary>The ticket's version that the caller knows, or null for any.</summary>
    public int? ExpectedVersion { get; init; }
}
