using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>Finds what an e-mail answers: of the ids that it names, the first that is known.</summary>
internal sealed class AnsweredEmails(EmailIndex emails, CustomerStore store)
{
    /// <summary>Finds it.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The id, the session and its home with it; null where nothing is known.</returns>
    public async Task<(MessageId Id, FiledEmail Filed, CustomerState Home)?> FindAsync(ReceivedEmail email, CancellationToken cancellationToken)
    {
        if (email.Answers.Count == 0 || await emails.FindFirstAsync(email.Answers, cancellationToken) is not var (id, filed))
        {
            return null;
        }

        var home = await store.LoadAsync(filed.Session.Home, [], [filed.Session.Number], cancellationToken);
        return home.Sessions.ContainsKey(filed.Session.Number) ? (id, filed, home) : null;
    }
}
