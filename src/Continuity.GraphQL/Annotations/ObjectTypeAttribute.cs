namespace Continuity.GraphQL;

/// <summary>The class is an object type, even where nothing in the schema refers to it otherwise: as a possible type of an interface.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute : Attribute;
