using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3: a directive that is not repeatable stands once in a place.</summary>
internal sealed class DirectiveUniquenessRule : IDirectivesRule
{
    public void Check(IReadOnlyList<DirectiveNode> directives, string location, ValidationContext context)
    {
        if (directives.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.Directives.TryGetValue(name, out var definition) && !definition.IsRepeatable && !seen.TryAdd(name, directive))
            {
                context.Report($"Directive \"@{name}\" is not repeatable, and used more than once here.", seen[name], directive);
            }
        }
    }
}
