namespace Continuity.GraphQL.Execution.Results;

/// <summary>A place in a result, where one value goes.</summary>
/// <param name="Container">The object or list that it stands in; −1 for the root object's own place.</param>
/// <param name="Index">Which of the object's fields or the list's items it is, from 0.</param>
internal readonly record struct ResultPlace(int Container, int Index);
