using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>
/// Knows the company's own e-mails where they come back, by a copy, a loop or a mailing list: they have the Message-ID and the address that they were sent with. The id alone does not make them
/// that: whoever got one can write it into their own.
/// </summary>
internal sealed class OwnEmails(EmailIndex emails, CustomerStore store, SentEmails sent)
{
    /// <summary>Whether an e-mail is one of them.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsOwnAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        // Filed as sent is also what an e-mail of ours answers.
        if (MessageId.Of(email.Content.MessageId) is not { } id || await emails.FindAsync([id], cancellationToken) is not { IsSent: true, Session: var session })
        {
            return false;
        }

        var home = await store.LoadAsync(session.Home, [], [session.Number], cancellationToken);
        return home.Sessions.ContainsKey(session.Number)
            && await sent.FindAsync(id, session, home, cancellationToken) is { Draft.Content: EmailContent { From: var from } }
            && email.Senders.Contains(AddressOf(from), StringComparer.OrdinalIgnoreCase);
    }

    // Agents' programs give the address alone, or with a name before it.
    private static string AddressOf(string from) => from[(from.LastIndexOf('<') + 1)..].TrimEnd('>', ' ').TrimStart();
}
