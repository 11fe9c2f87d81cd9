using Continuity.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>Finds the e-mail of ours that a Message-ID is of.</summary>
/// <param name="log">The logs.</param>
internal sealed class SentEmails(EntryLog log)
{
    private const int Page = 200;
    private const int MostPages = 25;

    /// <summary>Finds it, from the newest on: what is told of an e-mail mostly is so soon after it was sent.</summary>
    /// <param name="id">The id that it was sent with.</param>
    /// <param name="session">Its session.</param>
    /// <param name="home">The home of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entry; null where there is none of that id among the last 5,000.</returns>
    public async Task<Entry?> FindAsync(MessageId id, SessionId session, CustomerState home, CancellationToken cancellationToken)
    {
        var first = home.Sessions[session.Number].LogLengthAtStart + 1;
        var to = await log.LengthAsync(session.Home, cancellationToken);
        for (var page = 0; page < MostPages && to >= first; page++, to -= Page)
        {
            var entries = await log.RangeAsync(session.Home, Math.Max(first, to - Page + 1), to, cancellationToken);
            if (entries.LastOrDefault(entry => entry.Draft.Content is EmailContent { Direction: Direction.Outbound } email && MessageId.Of(email.MessageId) == id) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
