using Continuity.Handoffs;
using Continuity.GraphQL.DataLoading;

namespace Continuity.Api.Reading;

/// <summary>Handoffs by their ids.</summary>
public interface IHandoffByIdDataLoader : IDataLoader<HandoffId, Handoff>;
