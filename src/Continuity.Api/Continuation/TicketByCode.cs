using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Decisions;
using Continuity.GraphQL;
using Continuity.Redis.Continuation;
using Continuity.Redis.Customers;
using Continuity.Tickets;

namespace Continuity.Api.Continuation;

/// <summary>
/// Finds the ticket that a continuation code was issued for, without using the code. To a caller who may not see the ticket the code is a wrong one, or else they would
/// learn that it is good. It reads by itself, for the attempts of a caller line up, which must not wait for a batch.
/// </summary>
internal sealed class TicketByCode(ContinuationCodes codes, CodeAttempts attempts, CustomerStore store, RecordReader records, CurrentCaller current)
{
    /// <summary>Finds it.</summary>
    /// <param name="text">What is said to be a code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ticket; null where there is none that the caller may see, or the code is no longer good.</returns>
    /// <exception cref="GraphQLException">The caller gave too many wrong ones.</exception>
    public async Task<TicketId?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!ContinuationCode.TryParse(text, out var code))
        {
            return null;
        }

        var caller = await current.GetAsync(cancellationToken);
        var found = await attempts.TryAsync(caller, token => LookAsync(caller, code, token), cancellationToken);
        return found.Refusal switch
        {
            null => found.Value,
            { Code: RefusalCode.LimitExceeded } refusal => throw new GraphQLException(refusal.Message, "LIMIT_EXCEEDED"),
            _ => null,
        };
    }

    private async Task<Outcome<TicketId>> LookAsync(Caller caller, ContinuationCode code, CancellationToken cancellationToken)
    {
        var found = await codes.FindAsync(code, cancellationToken);
        if (found.Value is not { Ticket: var id })
        {
            return found.Refusal!;
        }

        var state = await store.LoadAsync(id.Home, [id.Number], [], cancellationToken);
        var access = await HomeAccess.OfAsync(
            caller,
            await store.SurvivorAsync(id.Home, cancellationToken),
            store,
            async (home, open) => (await records.SessionsAsync(home, [.. open], cancellationToken)).ToDictionary(static session => session.Number),
            cancellationToken);
        return state.Tickets.TryGetValue(id.Number, out var ticket) && access.Rules.Sees(id.Home, ticket) ? id : Refusal.NotFound("ticket");
    }
}
