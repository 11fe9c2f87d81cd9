namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The type of a C# member or parameter, freed of <see cref="Task{TResult}"/>, <see cref="ValueTask{TResult}"/>, <see cref="System.Nullable{T}"/> and <see cref="Optional{T}"/>.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="IsNullable">Whether null may stand here.</param>
/// <param name="Item">The type of the items where it is a list, or null.</param>
internal sealed record TypeReference(Type Type, bool IsNullable, TypeReference? Item = null);
