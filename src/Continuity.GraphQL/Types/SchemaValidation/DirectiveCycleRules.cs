using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>A directive's definition must not use the directive itself, be it by way of its arguments' types or of other directives (section 3.13, type validation).</summary>
internal static class DirectiveCycleRules
{
    /// <summary>Checks directive definitions.</summary>
    /// <param name="own">The directives to check.</param>
    /// <param name="directives">Every directive by name.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(
        IEnumerable<DirectiveDefinition> own,
        IReadOnlyDictionary<string, DirectiveDefinition> directives,
        SchemaProblems problems)
    {
        foreach (var directive in own.Where(d => IsReachableFromItself(d, directives)))
        {
            problems.Add("@" + directive.Name, directive.Origin, "is used in its own definition.");
        }
    }

    private static bool IsReachableFromItself(DirectiveDefinition directive, IReadOnlyDictionary<string, DirectiveDefinition> directives)
    {
        var met = new HashSet<object>();
        var unread = new Queue<object>([directive]);
        while (unread.TryDequeue(out var part))
        {
            foreach (var reference in References(part, directives).Where(met.Add))
            {
                unread.Enqueue(reference);
            }
        }

        return met.Contains(directive);
    }

    private static IEnumerable<object> References(object part, IReadOnlyDictionary<string, DirectiveDefinition> directives) => part switch
    {
        DirectiveDefinition d => d.Arguments.SelectMany(a => References(a, directives)),
        InputObjectType i => Find(i.AppliedDirectives, directives).Concat(i.Fields.Values.SelectMany(f => References(f, directives))),
        EnumType e => Find(e.AppliedDirectives.Concat(e.Values.Values.SelectMany(v => v.AppliedDirectives)), directives),
        NamedType t => Find(t.AppliedDirectives, directives),
        _ => [],
    };

    private static IEnumerable<object> References(InputValue value, IReadOnlyDictionary<string, DirectiveDefinition> directives) =>
        Find(value.AppliedDirectives, directives).Prepend(value.Type.Named);

    private static IEnumerable<object> Find(IEnumerable<DirectiveNode> nodes, IReadOnlyDictionary<string, DirectiveDefinition> directives) =>
        nodes.Select(n => directives.GetValueOrDefault(n.Name.Value)).OfType<object>();
}
