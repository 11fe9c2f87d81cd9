using Continuity.GraphQL.DataLoading;
using Continuity.Tickets;

namespace Continuity.Api.Reading;

/// <summary>Tickets by their ids.</summary>
public interface ITicketByIdDataLoader : IDataLoader<TicketId, Ticket>;
