using Continuity.GraphQL.Execution.Coercion;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>A <c>@skip</c> or <c>@include</c> that asks a variable.</summary>
/// <param name="Variable">The variable's position among the operation's.</param>
/// <param name="Expected">The value that leaves the selection in.</param>
internal readonly record struct PricedCondition(int Variable, bool Expected)
{
    /// <summary>Whether the selection is in.</summary>
    /// <param name="variables">The request's variables.</param>
    public bool Holds(VariableValues variables) => variables.At(Variable) is bool value && value == Expected;
}
