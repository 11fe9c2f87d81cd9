using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.7.1: every directive is defined.</summary>
internal sealed class DirectivesAreDefinedRule : IDirectivesRule
{
    public void Check(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!context.Schema.Directives.ContainsKey(name))
            {
                context.Report($"There is no directive \"@{name}\".{context.Suggest($"@{name}", context.Schema.Directives.Keys.Select(d => $"@{d}"))}", directive);
            }
        }
    }
}
