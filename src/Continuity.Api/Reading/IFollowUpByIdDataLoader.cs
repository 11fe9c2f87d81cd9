using Continuity.FollowUps;
using Continuity.GraphQL.DataLoading;

namespace Continuity.Api.Reading;

/// <summary>Follow-ups by their ids.</summary>
public interface IFollowUpByIdDataLoader : IDataLoader<FollowUpId, FollowUp>;
