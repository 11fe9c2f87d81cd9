using Continuity.GraphQL.DataLoading;
using Continuity.Recovery;
using Continuity.Redis.Recovery;

namespace Continuity.Api.Reading;

/// <summary>The newest problem reports behind trends.</summary>
public interface INewestByTrendDataLoader : IDataLoader<TrendReportsOf, IReadOnlyList<ProblemReportId>>;
