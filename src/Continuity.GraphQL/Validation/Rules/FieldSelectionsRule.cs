using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1: the type that a field is asked of has that field.</summary>
internal sealed class FieldSelectionsRule : IFieldRule
{
    private const int MaxTypesNamed = 3;

    public void Check(FieldNode field, NamedType parent, FieldDefinition? definition, ValidationContext context)
    {
        if (definition is null)
        {
            var name = field.Name.Value;
            var hint = parent is ComplexType complex ? context.Suggest(name, complex.Fields.Keys) : "";
            context.Report($"Type \"{parent.Name}\" has no field \"{name}\".{(hint.Length > 0 ? hint : SuggestType(name, parent, context))}", field);
        }
    }

    private static string SuggestType(string name, NamedType parent, ValidationContext context)
    {
        if (!context.SuggestNames || parent is not IAbstractType type)
        {
            return "";
        }

        var names = type.PossibleTypes.Where(t => t.Fields.ContainsKey(name)).Take(MaxTypesNamed).Select(t => $"\"{t.Name}\"").ToArray();
        return names.Length == 0 ? "" : $" Did you mean to ask for it in an inline fragment on {string.Join(" or ", names)}?";
    }
}
