using System.Collections.Concurrent;
using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>An operation of a validated document, made ready once for all requests that run it. Safe to use from several threads.</summary>
internal sealed class OperationPlan
{
    // A caller that tries all answers to many conditions would otherwise fill the memory with variants.
    private const int MaxVariants = 16;

    private readonly ConcurrentDictionary<ulong, PlanVariant> variants = new();
    private readonly Schema schema;

    /// <summary>Plans an operation.</summary>
    /// <param name="schema">The schema that the document was validated against.</param>
    /// <param name="node">The operation.</param>
    /// <param name="rootType">The root type for its kind.</param>
    /// <param name="fragments">The document's fragments by name.</param>
    public OperationPlan(Schema schema, OperationDefinitionNode node, ObjectType rootType, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        this.schema = schema;
        Node = node;
        RootType = rootType;
        Fragments = fragments;
        Conditions = new Conditions(node, fragments.Values);
        Variables = [.. node.VariableDefinitions.Select(v => new VariablePlan(v, TypeOf(v.Type)))];
    }

    /// <summary>The operation.</summary>
    public OperationDefinitionNode Node { get; }

    /// <summary>The root type for its kind.</summary>
    public ObjectType RootType { get; }

    /// <summary>The document's fragments by name.</summary>
    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    /// <summary>The variables that its <c>@skip</c> and <c>@include</c> ask.</summary>
    public Conditions Conditions { get; }

    /// <summary>The variables that it declares.</summary>
    public VariablePlan[] Variables { get; }

    /// <summary>How much memory the next result will probably take.</summary>
    public ResultSizes Sizes { get; private set; } = ResultSizes.First;

    /// <summary>Learns from a result how much memory the next one will take.</summary>
    /// <param name="sizes">How much it took.</param>
    public void Learn(ResultSizes sizes) => Sizes = Sizes.Learn(sizes);

    /// <summary>The operation as it is with a request's variables.</summary>
    /// <param name="variables">The variables.</param>
    /// <exception cref="GraphQLException">A variable that a condition asks is null.</exception>
    public PlanVariant VariantFor(VariableValues variables)
    {
        var count = Conditions.Variables.Count;
        var answers = count == 0 ? [] : new bool[count];
        var key = 0UL;
        for (var i = 0; i < count; i++)
        {
            answers[i] = variables.Named(Conditions.Variables[i]) as bool? ?? throw new GraphQLException(
                $"Variable \"${ErrorMessage.Excerpt(Conditions.Variables[i])}\" decides on @skip or @include and must not be null.", VariableCoercion.ErrorCode);
            key |= answers[i] ? 1UL << (i & 63) : 0;
        }

        if (count > 64)
        {
            return new PlanVariant(this, answers);
        }

        if (!variants.TryGetValue(key, out var variant))
        {
            variant = new PlanVariant(this, answers);
            if (variants.Count < MaxVariants)
            {
                variant = variants.GetOrAdd(key, variant);
            }
        }

        return variant;
    }

    /// <summary>The definition of a field, meta fields included; null where there is none.</summary>
    /// <param name="type">The object type that it stands on.</param>
    /// <param name="name">Its name.</param>
    public FieldDefinition? FieldOf(ObjectType type, string name) => schema.FindField(type, name);

    /// <summary>Whether a fragment on a type applies to objects of another (DoesFragmentTypeApply, section 6.3.2).</summary>
    /// <param name="condition">The name of the fragment's type.</param>
    /// <param name="type">The object's type.</param>
    public bool Applies(string condition, ObjectType type) =>
        condition == type.Name || (schema.Types.GetValueOrDefault(condition) is IAbstractType parent && schema.IsPossibleType(parent, type));

    private GraphQLType TypeOf(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(TypeOf(nonNull.OfType)),
        ListTypeNode list => new ListType(TypeOf(list.OfType)),
        NamedTypeNode named => schema.Types[named.Name.Value],
        _ => throw new ArgumentException("There is no such kind of type.", nameof(node)),
    };
}
