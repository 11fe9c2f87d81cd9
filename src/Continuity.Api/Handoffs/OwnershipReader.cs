using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Handoffs;

namespace Continuity.Api.Handoffs;

/// <summary>Gives agents the offers of ownership that they ask for; for everybody else there are none.</summary>
internal sealed class OwnershipReader(CurrentCaller current, IOwnershipOfferByIdDataLoader offers)
{
    /// <summary>An offer; null where there is none that the caller may know of.</summary>
    public async Task<OwnershipOfferNode?> FindAsync(OwnershipOfferId id, CancellationToken cancellationToken) =>
        (await current.GetAsync(cancellationToken)).IsAgent && await offers.LoadAsync(id, cancellationToken) is { } offer ? new(id, offer) : null;
}
