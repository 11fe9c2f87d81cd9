using Continuity.Handoffs;
using Continuity.GraphQL.DataLoading;

namespace Continuity.Api.Reading;

/// <summary>Offers of ownership by their ids.</summary>
public interface IOwnershipOfferByIdDataLoader : IDataLoader<OwnershipOfferId, OwnershipOffer>;
