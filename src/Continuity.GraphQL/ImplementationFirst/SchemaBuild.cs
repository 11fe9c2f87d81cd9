using System.Reflection;
using Continuity.GraphQL.Limits.Pricing;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>One build of a schema: root types first, then all that they lead to.</summary>
internal sealed class SchemaBuild
{
    private readonly SchemaProblems problems = new();
    private readonly SchemaContext context;
    private readonly LeafTypes leaves;
    private readonly InputTypes inputs;
    private readonly OutputTypes outputs;
    private readonly FieldFactory fields;
    private readonly ComplexTypes complexTypes;

    /// <summary>Prepares a build.</summary>
    /// <param name="options">What the schema is built with.</param>
    /// <param name="classes">The annotated classes.</param>
    public SchemaBuild(ImplementationFirstOptions options, AnnotatedClasses classes)
    {
        context = new SchemaContext(options, classes);
        leaves = new LeafTypes(context.Descriptions);
        inputs = new InputTypes(context, leaves);
        outputs = new OutputTypes(context, leaves);
        fields = new FieldFactory(context, outputs, new ParameterBinder(context, inputs));
        complexTypes = new ComplexTypes(classes, outputs, fields, problems);
    }

    /// <summary>Builds, finishes and validates the schema.</summary>
    /// <exception cref="SchemaException">It is not valid.</exception>
    public Schema Complete()
    {
        var classes = context.Classes;
        var query = Root("Query", "What can be read.", classes.Queries, m => fields.Create(m, parent: null));
        var mutation = Root("Mutation", "What can be done.", classes.Mutations, m => fields.Create(m, parent: null));
        var subscription = Root("Subscription", "What can be followed as it happens.", classes.Subscriptions, Subscription);
        foreach (var type in classes.Objects.Concat(classes.Abstract))
        {
            FieldCollection.Try(problems, () => outputs.Of(type, Origins.Of(type)));
        }

        complexTypes.CompleteAll();

        // Validation would only tell what follows from the members that are missing now.
        problems.ThrowIfAny();
        NamedType[] types = [.. outputs.All, .. inputs.All, .. leaves.Used];
        var directives = CostDirectives.UsedIn(new NamedType?[] { query, mutation, subscription }.OfType<NamedType>().Concat(types));
        return SchemaAssembly.Complete(context.Options.Description, query, mutation, subscription, types, directives, problems);
    }

    private static IEnumerable<MemberInfo> SubscriptionMembers(Type type)
    {
        var members = FieldMembers.OfResolvers(type).OfType<MethodInfo>().ToList();
        var sources = members.Select(m => m.GetCustomAttribute<SubscribeAttribute>()?.With).OfType<string>().ToHashSet();
        return members.Where(m => !sources.Contains(m.Name));
    }

    private FieldDefinition Subscription(MemberInfo member) => fields.CreateSubscription((MethodInfo)member);

    private ObjectType? Root(string name, string description, IReadOnlyList<Type> classes, Func<MemberInfo, FieldDefinition> create)
    {
        if (classes.Count == 0)
        {
            return null;
        }

        var root = new ObjectType(name)
        {
            Description = classes.Select(c => c.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description).FirstOrDefault(d => d is not null) ?? description,
            Origin = string.Join(", ", classes.Select(Origins.Of)),
        };
        var collected = new FieldCollection(name, problems);
        foreach (var type in classes)
        {
            foreach (var member in name == "Subscription" ? SubscriptionMembers(type) : FieldMembers.OfResolvers(type))
            {
                collected.Add(() => create(member));
            }
        }

        root.Fields = collected.Fields;
        return root;
    }
}
