namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Marks a class that adds fields to a type of the schema.</summary>
internal interface IExtensionAttribute
{
    /// <summary>The C# type that fields are added to.</summary>
    Type Extended { get; }

    /// <summary>The C# names of the type's own members that are not part of the schema.</summary>
    IReadOnlyList<string> IgnoreProperties { get; }
}
