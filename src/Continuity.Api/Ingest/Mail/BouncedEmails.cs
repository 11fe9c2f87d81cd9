using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Customers;
using Continuity.Mail;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>Tells where deliveries are kept what mail servers say of our e-mails. That something is late tells nothing yet: it may still come.</summary>
/// <param name="receipts">Where they are kept.</param>
/// <param name="log">The logs.</param>
internal sealed class BouncedEmails(DeliveryReceipts receipts, EntryLog log)
{
    private const int Page = 200;
    private const int MostPages = 25;

    /// <summary>Tells it; nothing where it is not known which entry it was.</summary>
    /// <param name="bounce">What is said.</param>
    /// <param name="original">The id of the e-mail that was sent.</param>
    /// <param name="session">Its session.</param>
    /// <param name="home">The home of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TellAsync(MailBounce bounce, MessageId original, SessionId session, CustomerState home, CancellationToken cancellationToken)
    {
        if (bounce.Action != BounceAction.Delayed && await FindAsync(original, session, home, cancellationToken) is { } entry)
        {
            // What a mail server writes beside its code may hold an address.
            var (state, error) = bounce.Action == BounceAction.Failed ? (DeliveryReceiptState.Failed, $"BOUNCED:{Code(bounce.Status)}".TrimEnd(':')) : (DeliveryReceiptState.Delivered, null);
            await receipts.RecordAsync(new(NodeId.Of(entry), state, error), Channel.Email, cancellationToken);
        }
    }

    // From the newest on: what bounces was mostly sent a moment ago.
    private async Task<EntryId?> FindAsync(MessageId original, SessionId session, CustomerState home, CancellationToken cancellationToken)
    {
        var first = home.Sessions[session.Number].LogLengthAtStart + 1;
        var to = await log.LengthAsync(session.Home, cancellationToken);
        for (var page = 0; page < MostPages && to >= first; page++, to -= Page)
        {
            var entries = await log.RangeAsync(session.Home, Math.Max(first, to - Page + 1), to, cancellationToken);
            if (entries.LastOrDefault(entry => entry.Draft.Content is EmailContent { Direction: Direction.Outbound } email && MessageId.Of(email.MessageId) == original) is { } found)
            {
                return found.Id;
            }
        }

        return null;
    }

    private static string Code(string? status) => status is not null && status.Split(' ')[0] is { Length: <= 12 } code && code.All(static c => char.IsAsciiDigit(c) || c == '.') ? code : "";
}
