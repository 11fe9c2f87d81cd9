using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.3: some object can be of the fragment's type and of the type around it.</summary>
internal sealed class FragmentSpreadIsPossibleRule : IFragmentSpreadRule
{
    public void Check(SelectionNode spread, NamedType? parent, NamedType? condition, ValidationContext context)
    {
        if (parent is null || condition is null || Overlap(parent, condition, context.Schema))
        {
            return;
        }

        var name = spread is FragmentSpreadNode s ? $"Fragment \"{s.Name.Value}\"" : "The inline fragment";
        context.Report($"{name} is on \"{condition.Name}\", which a value of type \"{parent.Name}\" can never be.", spread);
    }

    private static bool Overlap(NamedType a, NamedType b, Schema schema) => (a, b) switch
    {
        _ when a == b => true,
        (IAbstractType x, ObjectType y) => schema.IsPossibleType(x, y),
        (ObjectType x, IAbstractType y) => schema.IsPossibleType(y, x),
        (IAbstractType x, IAbstractType y) => x.PossibleTypes.Any(t => schema.IsPossibleType(y, t)),
        _ => false,
    };
}
