using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Execution;

/// <summary>Reads a leaf from the object that it is a property of, and writes it, in one: without boxing it, and without looking at what it is.</summary>
/// <param name="parent">The object, not null.</param>
/// <param name="target">Where to.</param>
/// <returns>False where the value is null; nothing has been written then.</returns>
internal delegate bool LeafWriter(object parent, ResultBuffer target);
