using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for every object literal.</summary>
internal interface IInputObjectRule : IValidationRule
{
    /// <param name="literal">The literal.</param>
    /// <param name="type">The input object expected; null where the type is unknown or none.</param>
    /// <param name="context">The validation.</param>
    void Check(ObjectValueNode literal, InputObjectType? type, ValidationContext context);
}
