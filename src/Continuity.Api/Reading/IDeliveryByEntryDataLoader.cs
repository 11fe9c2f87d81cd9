using Continuity.Delivery;
using Continuity.GraphQL.DataLoading;
using Continuity.Threads;

namespace Continuity.Api.Reading;

/// <summary>Deliveries by the ids of their entries.</summary>
public interface IDeliveryByEntryDataLoader : IDataLoader<EntryId, EntryDelivery>;
