using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Customers;

/// <summary>Commits commands on identities at whichever home of the customer has the identity.</summary>
internal sealed class IdentityHomes(CustomerStore store)
{
    /// <summary>Decides at a home, and then at the one that the decision names.</summary>
    /// <param name="home">Any home of the customer.</param>
    /// <param name="decide">The decision, whose result is the home that has the identity.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Committed<CustomerId>> CommitAsync(
        CustomerId home, Func<CustomerState, DateTimeOffset, Decision<CustomerId>> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var done = await store.CommitAsync(new CommitRequest(home), decide, null, cancellationToken);
            if (!done.IsAccepted || done.Value == done.State.Id)
            {
                return done;
            }

            home = done.Value;
        }
    }
}
