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
    /// <summary>
    /// What a session names to go on with, and its identities: where it names nothing, and begins with an e-mail that answers one, that one's session, and of the
    /// identities those that are somebody's. What is nobody's is not taken for theirs. A customer's own session is theirs by how they signed in, whatever it says.
    /// </summary>
    /// <param name="input">The session that starts.</param>
    /// <param name="caller">Who starts it.</param>
    /// <param name="named">What it names.</param>
    /// <param name="given">Its identities.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(NamedAtStart Named, IdentitiesAtStart Given)> FindAsync(
        StartSessionInput input, Caller caller, NamedAtStart named, IdentitiesAtStart given, CancellationToken cancellationToken)
    {
        if (caller.Role == Role.Customer
            || named.Home is not null
            || input is not { Channel: Channel.Email, NewTicket: not true, Entry.Email: { Direction: Direction.Inbound } email })
        {
            return (named, given);
        }

        MessageId[] ids = [.. new[] { MessageId.Of(email.InReplyTo), MessageId.Of(email.MessageId) }.OfType<MessageId>()];
        var filed = ids.Length == 0 ? null : await emails.FindAsync(ids, cancellationToken);
        var state = filed is null ? null : await store.LoadAsync(filed.Session.Home, [], [filed.Session.Number], cancellationToken);
        if (state?.Sessions.ContainsKey(filed!.Session.Number) != true)
        {
            return (named, given);
        }

        var customer = CustomerHomes.Of(state);
        var own = EmailReply.Own(customer, given.Claims);
        var others = await OfOthersAsync(customer, given.Claims.Except(own), cancellationToken);

        // What an outsider calls an e-mail leads nobody away from their own thread: they could call it as the company called one of its own.
        return filed!.IsSent || others.Count == 0
            ? (new(null, filed.Session) { IsEmailReply = true }, given with { Claims = [.. own, .. others] })
            : (named, given);
    }

    private async Task<IReadOnlyList<IdentityClaim>> OfOthersAsync(CustomerHomes customer, IEnumerable<IdentityClaim> claims, CancellationToken cancellationToken)
    {
        var held = await Task.WhenAll(claims.Select(async claim => (Claim: claim, Customer: await identities.FindAsync(claim.Identity, cancellationToken))));
        return [.. held.Where(found => found.Customer is { } other && customer.Find(other) is null).Select(found => found.Claim)];
    }
}
