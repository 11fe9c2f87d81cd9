using Continuity.Briefs;
using Continuity.GraphQL.DataLoading;
using Continuity.Tickets;

namespace Continuity.Api.Reading;

/// <summary>What briefs are composed from, by the ids of their tickets.</summary>
public interface IBriefByTicketDataLoader : IDataLoader<TicketId, BriefSources>;
