namespace Continuity.GraphQL;

/// <summary>The static method reads many values by their keys at once: it takes an <see cref="IReadOnlyList{T}"/> of keys and returns a dictionary by key. <c>GetCustomerByIdAsync</c> serves the interface <c>ICustomerByIdDataLoader</c>, declared beside it, which resolvers take as a parameter.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute : Attribute;
