namespace Continuity.GraphQL.Validation;

/// <summary>Called once, after the walk, when what each definition uses is known.</summary>
internal interface IUsageRule : IValidationRule
{
    void Check(ValidationContext context);
}
