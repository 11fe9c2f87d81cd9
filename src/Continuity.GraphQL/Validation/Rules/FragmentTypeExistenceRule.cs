using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.2: the type that a fragment is for exists.</summary>
internal sealed class FragmentTypeExistenceRule : ITypeConditionRule
{
    public void Check(NamedTypeNode condition, NamedType? type, ValidationContext context)
    {
        if (type is null)
        {
            var name = condition.Name.Value;
            context.Report($"There is no type \"{name}\".{context.Suggest(name, context.Schema.Types.Keys)}", condition);
        }
    }
}
