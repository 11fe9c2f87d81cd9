using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for the directives of every place that has some.</summary>
internal interface IDirectivesRule : IValidationRule
{
    /// <param name="directives">The directives, in order.</param>
    /// <param name="location">The kind of place, by its name in the specification (<c>FIELD</c> …).</param>
    /// <param name="context">The validation.</param>
    void Check(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context);
}
