using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The size of a list in one place of a document: of several slicing arguments that are given, the largest.</summary>
internal sealed class PricedSize
{
    private readonly ListSize rule;
    private readonly double standard;
    private SlicingArgument[] fromVariables = [];
    private double literal;
    private int literals;

    private PricedSize(ListSize rule, double assumed) => (this.rule, standard) = (rule, rule.Standard ?? assumed);

    /// <summary>Whether it is the same in every request, and needs no check there.</summary>
    public bool IsConstant => fromVariables.Length == 0 && !rule.RequireOne;

    /// <summary>Makes ready what a field's <c>@listSize</c> says of one place in a document.</summary>
    /// <param name="rule">What it says.</param>
    /// <param name="node">The place.</param>
    /// <param name="variables">The operation's variables.</param>
    /// <param name="assumed">The size where neither the place nor the rule says one.</param>
    public static PricedSize Create(ListSize rule, FieldNode node, VariablePlan[] variables, double assumed)
    {
        var size = new PricedSize(rule, assumed);
        foreach (var argument in node.Arguments)
        {
            foreach (var path in rule.Paths)
            {
                if (path[0] == argument.Name.Value)
                {
                    size.Add(argument.Value, path.AsSpan(1), variables);
                }
            }
        }

        return size;
    }

    /// <summary>The size in a request.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <exception cref="GraphQLException">Exactly one slicing argument must be given, and is not.</exception>
    public double In(VariableValues variables)
    {
        var (size, given) = (literal, literals);
        foreach (var argument in fromVariables)
        {
            if (argument.SizeIn(variables) is { } value)
            {
                given++;
                size = Math.Max(size, value);
            }
        }

        if (rule.RequireOne && (given > 1 || (given == 0 && !rule.HasDefault)))
        {
            throw new GraphQLException(
                $"Field \"{rule.Coordinate}\" needs exactly one of the arguments \"{string.Join("\", \"", rule.SlicingArguments)}\"; {given} are given.", VariableCoercion.ErrorCode);
        }

        return given > 0 ? size : standard;
    }

    private void Add(ValueNode value, ReadOnlySpan<string> path, VariablePlan[] variables)
    {
        var found = LiteralSize.Follow(value, ref path);
        if (found is VariableNode { Name.Value: var name })
        {
            var index = Array.FindIndex(variables, v => v.Name == name);
            fromVariables = [.. fromVariables, new SlicingArgument(index, name, path.ToArray())];
        }
        else if (LiteralSize.Of(found) is { } given)
        {
            literals++;
            literal = Math.Max(literal, given);
        }
    }
}
