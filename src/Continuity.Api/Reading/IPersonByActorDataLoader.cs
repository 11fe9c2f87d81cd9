using Continuity.Callers;
using Continuity.GraphQL.DataLoading;

namespace Continuity.Api.Reading;

/// <summary>Agents and bots, as the directory has them.</summary>
public interface IPersonByActorDataLoader : IDataLoader<ActorRef, DirectoryEntry>;
