using System.Text.Json;
using Continuity.GraphQL;
using Continuity.Handoffs;

namespace Continuity.Api.Handoffs;

/// <summary>A ticket is offered to another agent or to a queue, or advice on it is asked for.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="To">To whom.</param>
/// <param name="Mode">How.</param>
/// <param name="Reason">Why; 3 to 2,000 characters, blanks around it not counted.</param>
/// <param name="Summary">What whoever accepts must know; 1 to 2,000 characters.</param>
/// <param name="Context">What programs hand over with it, as it is; at most 32 KiB of JSON in UTF-8.</param>
/// <param name="CustomerInformed">Whether the customer was told.</param>
/// <param name="FollowUp">The check with the customer that it leaves to the owner; left out: 20 minutes (an option) after it is accepted, by the channel that was used last. None with CONSULT.</param>
/// <param name="ExpiresIn">How long it waits to be accepted, 5 seconds to 15 minutes.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
/// <param name="IdempotencyKey">The same key from the same caller gets the first answer again for 7 days; 1 to 200 characters. Left out, a repeat is refused, as the ticket is offered already.</param>
internal sealed record OfferHandoffInput(
    [ID] string TicketId,
    HandoffTargetInput To,
    [DefaultValue("WARM")] TransferMode Mode,
    string Reason,
    string Summary,
    JsonElement? Context,
    [DefaultValue("false")] bool CustomerInformed,
    HandoffFollowUpInput? FollowUp,
    [DefaultValue("\"PT60S\"")] TimeSpan? ExpiresIn,
    int? ExpectedVersion,
    string? IdempotencyKey);
