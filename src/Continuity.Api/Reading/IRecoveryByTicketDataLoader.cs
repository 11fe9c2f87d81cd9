using Continuity.GraphQL.DataLoading;
using Continuity.Recovery;
using Continuity.Tickets;

namespace Continuity.Api.Reading;

/// <summary>What was done to make up for what went wrong, by the ticket.</summary>
public interface IRecoveryByTicketDataLoader : IDataLoader<TicketId, RecoveryRecord>;
