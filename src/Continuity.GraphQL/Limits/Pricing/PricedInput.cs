using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>An argument whose input object has fields that cost something.</summary>
/// <param name="Value">What the document gives.</param>
/// <param name="Type">The argument's type.</param>
internal sealed record PricedInput(ValueNode Value, GraphQLType Type)
{
    /// <summary>What its fields cost in a request.</summary>
    /// <param name="variables">The request's variables.</param>
    public double In(VariableValues variables) => InputCosts.Of(Value, Type, variables);
}
