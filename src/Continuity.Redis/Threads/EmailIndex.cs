using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>Which session an e-mail belongs to, by its Message-ID, as far as the relay has come: what was recorded a moment ago may not be filed yet, unless it left by a gateway.</summary>
public sealed class EmailIndex
{
    private const char Sent = 's';
    private static readonly Script Email = Script.From("email.lua");
    private readonly IRedisCalls redis;

    internal EmailIndex(IRedisCalls redis) => this.redis = redis;

    /// <summary>Finds the session of the first of some e-mails that belongs to one, all in one round trip.</summary>
    /// <param name="ids">The e-mails' ids, the one that counts most first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; null where none of the e-mails belongs to one, or those that do to several customers.</returns>
    public async Task<FiledEmail?> FindAsync(IReadOnlyList<MessageId> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.Select(id => redis.GetAsync(new EmailKey(id).Session, cancellationToken)));
        return found.Select(static value => Read((string?)value)).FirstOrDefault(static filed => filed is not null);
    }

    /// <summary>Finds the first of some e-mails that belongs to a session, all in one round trip.</summary>
    /// <param name="ids">The e-mails' ids, the one that counts most first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The e-mail and its session; null where none of them belongs to one.</returns>
    public async Task<(MessageId Id, FiledEmail Filed)?> FindFirstAsync(IReadOnlyList<MessageId> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.Select(async id => (Id: id, Filed: Read((string?)await redis.GetAsync(new EmailKey(id).Session, cancellationToken)))));
        return found.Where(static one => one.Filed is not null).Select(static one => ((MessageId, FiledEmail)?)(one.Id, one.Filed!)).FirstOrDefault();
    }

    /// <summary>Files an e-mail; done again, it changes nothing.</summary>
    /// <param name="email">The e-mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task FileAsync(EmailFiled email, CancellationToken cancellationToken) => MessageId.Of(email.Id) is not { } id
        ? Task.CompletedTask
        : redis.EvaluateAsync(Email, [new EmailKey(id).Session], [Kind(email.IsSent), email.Session.Home.Value, SessionText.Of(email.Session)], cancellationToken);

    internal static string Kind(bool isSent) => isSent ? "s" : "r";

    private static FiledEmail? Read(string? value) => value is { Length: > 2 } ? new(SessionText.Read(value[2..]), value[0] == Sent) : null;
}
