using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The size of a list in one place of a document: of several slicing arguments that are given, the largest.</summary>
internal sealed class PricedSize
{
    private readonly ListSize rule;
    private readonly string coordinate;
    private readonly List<SlicingArgument> fromVariables = [];
    private readonly double standard;
    private readonly bool hasStandard;
    private double literal = -1;
    private int literals;

    private PricedSize(ListSize rule, string coordinate, double assumed, FieldDefinition field)
    {
        this.rule = rule;
        this.coordinate = coordinate;
        var standards = rule.SlicingArguments.Select(s => Standard(field, s.Split('.'))).OfType<double>().ToList();
        hasStandard = standards.Count > 0;
        standard = hasStandard ? standards.Max() : rule.AssumedSize ?? assumed;
    }

    /// <summary>Whether it is the same in every request, and needs no check there.</summary>
    public bool IsConstant => fromVariables.Count == 0 && !rule.RequireOne;

    /// <summary>Makes ready what a field's <c>@listSize</c> says of one place in a document.</summary>
    /// <param name="rule">What it says.</param>
    /// <param name="field">The field's definition.</param>
    /// <param name="node">The place.</param>
    /// <param name="variables">The operation's variables.</param>
    /// <param name="assumed">The size where neither the place nor the rule says one.</param>
    public static PricedSize Create(ListSize rule, FieldDefinition field, FieldNode node, VariablePlan[] variables, double assumed)
    {
        var size = new PricedSize(rule, field.Name, assumed, field);
        foreach (var slicing in rule.SlicingArguments)
        {
            var path = slicing.Split('.');
            ReadOnlySpan<string> rest = path.AsSpan(1);
            var value = LiteralSize.Follow(node.Arguments.FirstOrDefault(a => a.Name.Value == path[0])?.Value, ref rest);
            if (value is VariableNode variable)
            {
                size.Add(variable.Name.Value, variables, rest.ToArray());
            }
            else if (LiteralSize.Of(value) is { } given)
            {
                size.literals++;
                size.literal = Math.Max(size.literal, given);
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

        if (rule.RequireOne && (given > 1 || (given == 0 && !hasStandard)))
        {
            throw new GraphQLException(
                $"Field \"{coordinate}\" needs exactly one of the arguments \"{string.Join("\", \"", rule.SlicingArguments)}\"; {given} are given.", VariableCoercion.ErrorCode);
        }

        return given > 0 ? size : standard;
    }

    private static double? Standard(FieldDefinition field, string[] path) =>
        LiteralSize.Find(field.Arguments.FirstOrDefault(a => a.Name == path[0])?.DefaultValue, path.AsSpan(1));

    private void Add(string name, VariablePlan[] variables, string[] path)
    {
        var index = Array.FindIndex(variables, v => v.Name == name);
        if (index >= 0)
        {
            fromVariables.Add(new SlicingArgument(index, name, path));
        }
    }
}
