using Continuity.GraphQL.DataLoading;
using Continuity.Recovery;

namespace Continuity.Api.Reading;

/// <summary>Problem reports by their ids.</summary>
public interface IProblemReportByIdDataLoader : IDataLoader<ProblemReportId, ProblemReport>;
