using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.7.2: every directive stands in a place that its definition allows.</summary>
internal sealed class DirectiveLocationsRule : IDirectivesRule
{
    public void Check(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            if (context.Schema.Directives.TryGetValue(directive.Name.Value, out var definition) && !definition.Locations.Contains(location))
            {
                context.Report($"Directive \"@{definition.Name}\" must not be used on {location}.", directive);
            }
        }
    }
}
