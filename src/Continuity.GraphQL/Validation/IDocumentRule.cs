namespace Continuity.GraphQL.Validation;

/// <summary>Called once, before the walk.</summary>
internal interface IDocumentRule : IValidationRule
{
    void Check(ValidationContext context);
}
