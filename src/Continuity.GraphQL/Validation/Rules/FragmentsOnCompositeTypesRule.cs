using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.3: a fragment is for an object, interface or union.</summary>
internal sealed class FragmentsOnCompositeTypesRule : ITypeConditionRule
{
    public void Check(NamedTypeNode condition, NamedType? type, ValidationContext context)
    {
        if (type is { IsComposite: false })
        {
            context.Report($"A fragment cannot be on \"{type.Name}\": only on an object, interface or union.", condition);
        }
    }
}
