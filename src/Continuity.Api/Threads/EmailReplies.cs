using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Finds the session whose e-mail another one answers: by what it says that it answers, else by its own id, for it may come twice, or after its answer.</summary>
internal sealed class EmailReplies(EmailIndex emails, CustomerStore store, IdentityClaims identities)
{
    /// <summary>Finds it, for a session by e-mail that names nothing to go on with. A customer's own is theirs by how they signed in, whatever it says.</summary>
    /// <param name="input">The session that starts.</param>
    /// <param name="caller">Who starts it.</param>
    /// <param name="given">The identities given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reply; null where it is none.</returns>
    public async Task<FoundReply?> FindAsync(
        StartSessionInput input, Caller caller, IReadOnlyList<IdentityClaim> given, CancellationToken cancellationToken)
    {
        if (caller.Role == Role.Customer
            || input is not { Channel: Channel.Email, TicketId: null, ContinuesSessionId: null, NewTicket: not true, Entry.Email: { Direction: Direction.Inbound } email })
        {
            return null;
        }

        MessageId[] ids = [.. new[] { MessageId.Of(email.InReplyTo), MessageId.Of(email.MessageId) }.OfType<MessageId>()];
        if (ids.Length == 0 || await emails.FindAsync(ids, cancellationToken) is not { } filed)
        {
            return null;
        }

        var state = await store.LoadAsync(filed.Session.Home, [], [filed.Session.Number], cancellationToken);
        if (!state.Sessions.ContainsKey(filed.Session.Number))
        {
            return null;
        }

        var own = EmailReply.Own(state, given);
        var others = await OfOthersAsync(CustomerHomes.Of(state), given.Except(own), cancellationToken);

        // What an outsider calls an e-mail leads nobody away from their own thread: they could call it as the company called one of its own.
        return filed.IsSent || others.Count == 0 ? new(filed.Session, [.. own, .. others]) : null;
    }

    private async Task<IReadOnlyList<IdentityClaim>> OfOthersAsync(CustomerHomes customer, IEnumerable<IdentityClaim> claims, CancellationToken cancellationToken)
    {
        var held = await Task.WhenAll(claims.Select(async claim => (Claim: claim, Customer: await identities.FindAsync(claim.Identity, cancellationToken))));
        return [.. held.Where(found => found.Customer is { } other && customer.Find(other) is null).Select(found => found.Claim)];
    }
}
