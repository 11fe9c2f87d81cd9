using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>
/// What is asked for of a field's value, planned for each object type when a value of that type first comes along.
/// Safe to use from several threads: two may plan the same type at once, and the plans are equal.
/// </summary>
/// <param name="variant">What the fields are planned by.</param>
/// <param name="type">The field's type, without wrappers.</param>
/// <param name="fields">The merged fields whose selection sets these are.</param>
internal sealed class SelectionPlan(PlanVariant variant, NamedType type, FieldNode[] fields)
{
    private ObjectPlan[] plans = [];

    /// <summary>The plan for an object type.</summary>
    /// <param name="objectType">The field's type, or one of its possible types.</param>
    public ObjectPlan For(ObjectType objectType)
    {
        foreach (var plan in Volatile.Read(ref plans))
        {
            if (ReferenceEquals(plan.Type, objectType))
            {
                return plan;
            }
        }

        return Add(objectType);
    }

    /// <summary>The field's type, without wrappers.</summary>
    public NamedType Type { get; } = type;

    private ObjectPlan Add(ObjectType objectType)
    {
        var plan = variant.Plan(objectType, fields.Select(static f => f.SelectionSet).OfType<SelectionSetNode>());
        while (true)
        {
            var known = Volatile.Read(ref plans);
            if (Array.Find(known, p => ReferenceEquals(p.Type, objectType)) is { } other)
            {
                return other;
            }

            if (Interlocked.CompareExchange(ref plans, [.. known, plan], known) == known)
            {
                return plan;
            }
        }
    }
}
