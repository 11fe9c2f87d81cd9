using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The directives of the GraphQL cost specification, as schemas from C# classes carry them; one in SDL defines them for itself.</summary>
internal static class CostDirectives
{
    /// <summary>The name of <c>@cost</c>.</summary>
    public const string CostName = "cost";

    /// <summary>The name of <c>@listSize</c>.</summary>
    public const string ListSizeName = "listSize";

    /// <summary><c>@cost</c>.</summary>
    public static DirectiveDefinition Cost { get; } = new(CostName)
    {
        Description = "What it costs to ask for this once, by the GraphQL cost specification.",
        Arguments = [new("weight", new NonNullType(BuiltInScalars.String)) { Description = "The cost, a decimal number." }],
        Locations = ["ARGUMENT_DEFINITION", "ENUM", "FIELD_DEFINITION", "INPUT_FIELD_DEFINITION", "OBJECT", "SCALAR"],
    };

    /// <summary><c>@listSize</c>.</summary>
    public static DirectiveDefinition ListSize { get; } = new(ListSizeName)
    {
        Description = "How many items a list is priced at, by the GraphQL cost specification.",
        Arguments =
        [
            new("assumedSize", BuiltInScalars.Int) { Description = "How many where no slicing argument is given." },
            new("slicingArguments", Names) { Description = "The arguments whose value says how many; of several the largest counts, of a list its length." },
            new("sizedFields", Names) { Description = "The fields of the object given that are the lists; the field itself where none is named." },
            new("requireOneSlicingArgument", BuiltInScalars.Boolean)
            {
                Description = "Whether exactly one slicing argument must be given.",
                DefaultValue = new BooleanValueNode(true, default),
            },
        ],
        Locations = ["FIELD_DEFINITION"],
    };

    private static ListType Names => new(new NonNullType(BuiltInScalars.String));

    /// <summary>Those of the two that any field, argument or type carries.</summary>
    /// <param name="types">A schema's types.</param>
    public static IEnumerable<DirectiveDefinition> UsedIn(IEnumerable<NamedType> types)
    {
        var names = types.SelectMany(Applied).Select(static d => d.Name.Value).ToHashSet();
        return new[] { Cost, ListSize }.Where(d => names.Contains(d.Name));
    }

    /// <summary>Whether a directive is one of the two, by its name.</summary>
    /// <param name="directive">A directive on a member.</param>
    public static bool Contains(DirectiveNode directive) => directive.Name.Value is CostName or ListSizeName;

    private static IEnumerable<DirectiveNode> Applied(NamedType type) => type.AppliedDirectives.Concat(type switch
    {
        ComplexType complex => complex.Fields.Values.SelectMany(f => f.AppliedDirectives.Concat(f.Arguments.SelectMany(static a => a.AppliedDirectives))),
        InputObjectType input => input.Fields.Values.SelectMany(static f => f.AppliedDirectives),
        _ => [],
    });
}
