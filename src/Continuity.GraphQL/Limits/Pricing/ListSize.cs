using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What <c>@listSize</c> says of a field.</summary>
/// <param name="AssumedSize">The size where no slicing argument is given; null where it says none.</param>
/// <param name="SlicingArguments">The arguments that say the size, as paths from the argument into input objects.</param>
/// <param name="SizedFields">The fields of the field's object that are the lists; empty where it is the list itself.</param>
/// <param name="RequireOne">Whether exactly one of the slicing arguments must be given.</param>
internal sealed record ListSize(int? AssumedSize, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields, bool RequireOne)
{
    /// <summary>Reads what a field carries; null where it carries no <c>@listSize</c>.</summary>
    /// <param name="field">The field.</param>
    public static ListSize? Of(FieldDefinition field)
    {
        var node = field.AppliedDirectives.FirstOrDefault(static d => d.Name.Value == CostDirectives.ListSizeName);
        if (node is null)
        {
            return null;
        }

        var slicing = Names(node, "slicingArguments");
        var assumed = Argument(node, "assumedSize") is IntValueNode size && int.TryParse(size.Text, out var number) ? Math.Max(number, 0) : (int?)null;
        var requireOne = Argument(node, "requireOneSlicingArgument") is not BooleanValueNode { Value: false };
        return new(assumed, slicing, Names(node, "sizedFields"), requireOne && slicing.Length > 0);
    }

    private static ValueNode? Argument(DirectiveNode node, string name) => node.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;

    private static string[] Names(DirectiveNode node, string name) => Argument(node, name) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(static s => s.Value)],
        StringValueNode one => [one.Value],
        _ => [],
    };
}
