using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What a schema says of the price of an argument.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Weight">What it costs to give it.</param>
/// <param name="HasInputCosts">Whether fields of its input objects cost something beside.</param>
internal sealed record ArgumentPricing(string Name, GraphQLType Type, double Weight, bool HasInputCosts);
