using Continuity.Callers;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Redis.Callers;
using Continuity.Redis.Staff;

namespace Continuity.Api.Callers;

/// <summary>Who makes the request, with all that commands and reading rules need to know of them. Agents and bots are entered in the directory on their way; an agent who was removed may do and read nothing.</summary>
internal sealed class CurrentCaller(Caller token, AgentDirectory directory, RosterReader roster, IdentityClaims identities, CustomerStore customers)
{
    private Task<Caller>? caller;

    /// <summary>The caller; a customer with the customer that their identity leads to by now.</summary>
    public Task<Caller> GetAsync(CancellationToken cancellationToken) => caller ??= ResolveAsync(cancellationToken);

    /// <summary>Lets the next call look again: a customer may have come to exist.</summary>
    public void Forget() => caller = null;

    private async Task<Caller> ResolveAsync(CancellationToken cancellationToken)
    {
        if (token.Identity is { } claim)
        {
            return await identities.FindAsync(claim.Identity, cancellationToken) is { } home
                ? At(CustomerHomes.Of(await customers.LoadAsync(home, [], [], cancellationToken)), claim.Identity)
                : token;
        }

        if (token.Role != Role.Ingest)
        {
            await directory.NoteAsync(new(token.Role, token.Id, token.Name ?? token.Id) { Teams = token.Teams }, cancellationToken);
        }

        return token.IsAgent && (await roster.RecentAsync(cancellationToken)).HasLeft(token.Id)
            ? throw new GraphQLException("You were removed: another agent has taken over what you answered for.", "FORBIDDEN")
            : token;
    }

    // An identity may lead to a customer without being linked: for a moment, or longer after a crash, while it is claimed or was unlinked.
    private Caller At(CustomerHomes customer, Identity own) => customer.Profile.Identities.Any(linked => linked.Identity == own)
        ? token with { Customer = customer.Id, MergedHomes = [.. customer.Merged.Select(static home => home.Id)] }
        : token;
}
