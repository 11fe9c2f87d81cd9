using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Threads;
using Continuity.Redis;
using Continuity.Redis.Customers;
using Continuity.Redis.Ingest;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>
/// Ends the sessions of chats and apps. What is told late ends the session that was open then, and no later one of its name. Where that had ended here already, and what was written before the end
/// is told after it, the session that this begins has ended too.
/// </summary>
internal sealed class ConversationEnds(ConversationSessions sessions, SessionCommands commands, RecordReader records)
{
    private const int MostTurns = 10;

    /// <summary>A conversation has ended.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls the sessions.</param>
    /// <param name="chain">The sessions.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session that it ended, now or before; and why it was refused, or null.</returns>
    /// <exception cref="StoreUnavailableException">Others changed the chain first, 10 times over.</exception>
    public async Task<(SessionId Session, IngestAnswer? Refused)> TakeAsync(string source, string name, ConversationChain chain, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var session = chain.At(at).Session;
            var held = (await records.SessionsAsync([session], cancellationToken))[session];
            if (held.State == SessionState.Active)
            {
                return (session, await EndAsync(session, at, cancellationToken));
            }

            if (session != chain.Newest.Session || at <= held.EndedAt || await sessions.TryNoteEndAsync(source, name, chain, at, cancellationToken))
            {
                return (session, null);
            }

            if (await sessions.FindAsync(source, name, cancellationToken) is not { } changed)
            {
                return (session, null);
            }

            chain = changed;
        }

        throw new StoreUnavailableException($"Others changed the sessions of a name first, {MostTurns} times over.");
    }

    /// <summary>Ends the newest session, where its end was told before it began.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">What it calls the sessions.</param>
    /// <param name="chain">The sessions.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task TakeIfToldAsync(string source, string name, ConversationChain chain, CancellationToken cancellationToken) =>
        chain.IsNewestOver ? TakeAsync(source, name, chain, chain.EndTold!.Value, cancellationToken) : Task.CompletedTask;

    private async Task<IngestAnswer?> EndAsync(SessionId session, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ended = await commands.EndAsync(new(NodeId.Of(session), null, null), at, cancellationToken);
        return ended.Errors is [{ Code: not ErrorCode.WrongState } error, ..] ? IngestAnswer.Refused(error) : null;
    }
}
