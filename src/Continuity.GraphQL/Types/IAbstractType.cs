namespace Continuity.GraphQL.Types;

/// <summary>A type whose values are of one of several object types: an interface or a union.</summary>
public interface IAbstractType
{
    /// <summary>The name, unique in its schema.</summary>
    string Name { get; }

    /// <summary>The object types that a value may have.</summary>
    IReadOnlyList<ObjectType> PossibleTypes { get; }

    /// <summary>
    /// Tells the name of a value's object type; null from it, or a name that is no possible type, is a field error.
    /// Where it is not set, the object type is found by the value's C# type.
    /// </summary>
    Func<object, string?>? ResolveTypeName { get; }
}
