using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Customers;
using Continuity.Mail;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>Tells where deliveries are kept what mail servers say of our e-mails. That something is late, or was passed on to where nothing is told of it, tells nothing yet: it may still come, or fail.</summary>
/// <param name="receipts">Where they are kept.</param>
/// <param name="sent">Which entry it was.</param>
internal sealed class BouncedEmails(DeliveryReceipts receipts, SentEmails sent)
{
    /// <summary>Tells it; nothing where it is not known which entry it was.</summary>
    /// <param name="bounce">What is said.</param>
    /// <param name="original">The id of the e-mail that was sent.</param>
    /// <param name="session">Its session.</param>
    /// <param name="home">The home of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TellAsync(MailBounce bounce, MessageId original, SessionId session, CustomerState home, CancellationToken cancellationToken)
    {
        if (bounce.Action is BounceAction.Failed or BounceAction.Delivered && await sent.FindAsync(original, session, home, cancellationToken) is { Id: var entry })
        {
            // What a mail server writes beside its code may hold an address.
            var (state, error) = bounce.Action == BounceAction.Failed ? (DeliveryReceiptState.Failed, $"BOUNCED:{Code(bounce.Status)}".TrimEnd(':')) : (DeliveryReceiptState.Delivered, null);
            await receipts.RecordAsync(new(NodeId.Of(entry), state, error), Channel.Email, cancellationToken);
        }
    }

    private static string Code(string? status) => status is not null && status.Split(' ')[0] is { Length: <= 12 } code && code.All(static c => char.IsAsciiDigit(c) || c == '.') ? code : "";
}
