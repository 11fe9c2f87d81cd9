using Continuity.GraphQL.DataLoading;
using Continuity.Threads;

namespace Continuity.Api.Reading;

/// <summary>Sessions by their ids.</summary>
public interface ISessionByIdDataLoader : IDataLoader<SessionId, Session>;
