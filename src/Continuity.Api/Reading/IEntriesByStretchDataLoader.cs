using Continuity.GraphQL.DataLoading;
using Continuity.Redis.Threads;

namespace Continuity.Api.Reading;

/// <summary>Stretches of customers' logs.</summary>
public interface IEntriesByStretchDataLoader : IDataLoader<LogStretch, IReadOnlyList<LoggedEntry>>;
