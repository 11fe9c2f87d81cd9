using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for every field of a type that is known.</summary>
internal interface IFieldRule : IValidationRule
{
    /// <param name="field">The field.</param>
    /// <param name="parent">The object, interface or union that it is asked of.</param>
    /// <param name="definition">Its definition, or null where there is none.</param>
    /// <param name="context">The validation.</param>
    void Check(FieldNode field, NamedType parent, FieldDefinition? definition, ValidationContext context);
}
