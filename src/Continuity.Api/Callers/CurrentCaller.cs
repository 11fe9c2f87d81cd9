using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Callers;

namespace Continuity.Api.Callers;

/// <summary>Who makes the request, with all that commands and reading rules need to know of them. Agents and bots are entered in the directory on their way.</summary>
internal sealed class CurrentCaller(Caller token, AgentDirectory directory, IdentityClaims identities, CustomerStore customers)
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
                ? At((await customers.LoadManyAsync([home], cancellationToken))[home])
                : token;
        }

        if (token.Role != Role.Ingest)
        {
            await directory.NoteAsync(new(token.Role, token.Id, token.Name ?? token.Id) { Teams = token.Teams }, cancellationToken);
        }

        return token;
    }

    private Caller At(CustomerState survivor) =>
        token with { Customer = survivor.Id, MergedHomes = [.. survivor.Profile.Merges.Select(static merge => merge.Id.Merged)] };
}
