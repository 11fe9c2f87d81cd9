using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What <c>@listSize</c> says of a field.</summary>
internal sealed class ListSize
{
    private ListSize(FieldDefinition field, DirectiveNode node)
    {
        SlicingArguments = Names(node, "slicingArguments");
        SizedFields = Names(node, "sizedFields");
        Paths = [.. SlicingArguments.Select(static s => s.Split('.'))];
        RequireOne = SlicingArguments.Length > 0 && Argument(node, "requireOneSlicingArgument") is not BooleanValueNode { Value: false };
        Coordinate = field.Name;
        foreach (var path in Paths)
        {
            var standard = LiteralSize.Find(field.Arguments.FirstOrDefault(a => a.Name == path[0])?.DefaultValue, path.AsSpan(1));
            Standard = standard is null || Standard > standard ? Standard : standard;
        }

        HasDefault = Standard is not null;
        Standard ??= Argument(node, "assumedSize") is { } assumed ? LiteralSize.Of(assumed) : null;
    }

    /// <summary>The field's name, for messages.</summary>
    public string Coordinate { get; }

    /// <summary>The arguments that say the size, with dots where they lead into input objects.</summary>
    public string[] SlicingArguments { get; }

    /// <summary>The same, apart at the dots.</summary>
    public string[][] Paths { get; }

    /// <summary>The fields of the field's object that are the lists; empty where it is the list itself.</summary>
    public string[] SizedFields { get; }

    /// <summary>Whether exactly one of the slicing arguments must be given, or have a default.</summary>
    public bool RequireOne { get; }

    /// <summary>Whether a slicing argument has a default.</summary>
    public bool HasDefault { get; }

    /// <summary>The size where no slicing argument is given: their default, or else what is assumed; null where nothing says.</summary>
    public double? Standard { get; }

    /// <summary>Reads what a field carries; null where it carries no <c>@listSize</c>.</summary>
    /// <param name="field">The field.</param>
    public static ListSize? Of(FieldDefinition field)
    {
        var node = field.AppliedDirectives.FirstOrDefault(static d => d.Name.Value == CostDirectives.ListSizeName);
        return node is null ? null : new ListSize(field, node);
    }

    private static ValueNode? Argument(DirectiveNode node, string name) => node.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;

    private static string[] Names(DirectiveNode node, string name) => Argument(node, name) switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(static s => s.Value)],
        StringValueNode one => [one.Value],
        _ => [],
    };
}
