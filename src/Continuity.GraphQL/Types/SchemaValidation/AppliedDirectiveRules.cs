using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits.Pricing;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Directives in a schema are defined, stand where they may, as often as they may, and have the arguments that they need (sections 3.13 and 5.7).</summary>
internal sealed class AppliedDirectiveRules
{
    private readonly IReadOnlyDictionary<string, DirectiveDefinition> directives;
    private readonly SchemaProblems problems;

    private AppliedDirectiveRules(IReadOnlyDictionary<string, DirectiveDefinition> directives, SchemaProblems problems)
    {
        this.directives = directives;
        this.problems = problems;
    }

    /// <summary>Checks every directive that stands in a schema.</summary>
    /// <param name="types">The types to read.</param>
    /// <param name="ownDirectives">The directive definitions to read.</param>
    /// <param name="directives">Every directive by name.</param>
    /// <param name="onSchema">The directives on the schema itself.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(
        IReadOnlyList<NamedType> types,
        IReadOnlyList<DirectiveDefinition> ownDirectives,
        IReadOnlyDictionary<string, DirectiveDefinition> directives,
        IReadOnlyList<DirectiveNode> onSchema,
        SchemaProblems problems)
    {
        var rules = new AppliedDirectiveRules(directives, problems);
        rules.Check(onSchema, "SCHEMA", "The schema", null);
        foreach (var type in types)
        {
            rules.Check(type.AppliedDirectives, TypeLocation(type.Kind), type.Name, type.Origin);
            rules.CheckMembers(type);
        }

        foreach (var directive in ownDirectives)
        {
            rules.CheckArguments("@" + directive.Name, directive.Arguments);
        }
    }

    private void CheckMembers(NamedType type)
    {
        switch (type)
        {
            case ComplexType complex:
                foreach (var (coordinate, field) in SchemaMembers.Fields(complex))
                {
                    Check(field.AppliedDirectives, "FIELD_DEFINITION", coordinate, field.Origin);
                    CheckArguments(coordinate, field.Arguments);
                }

                break;
            case InputObjectType input:
                foreach (var field in input.Fields.Values)
                {
                    Check(field.AppliedDirectives, "INPUT_FIELD_DEFINITION", $"{input.Name}.{field.Name}", field.Origin);
                }

                break;
            case EnumType @enum:
                foreach (var value in @enum.Values.Values)
                {
                    Check(value.AppliedDirectives, "ENUM_VALUE", $"{@enum.Name}.{value.Name}", value.Origin);
                }

                break;
        }
    }

    private void CheckArguments(string owner, IReadOnlyList<InputValue> arguments)
    {
        foreach (var (coordinate, argument) in SchemaMembers.Arguments(owner, arguments))
        {
            Check(argument.AppliedDirectives, "ARGUMENT_DEFINITION", coordinate, argument.Origin);
        }
    }

    private void Check(IReadOnlyList<DirectiveNode> nodes, string location, string coordinate, string? origin)
    {
        var seen = new HashSet<string>();
        foreach (var node in nodes)
        {
            var name = node.Name.Value;
            if (!directives.TryGetValue(name, out var directive))
            {
                problems.Add(coordinate, origin, $"carries @{name}, which is not defined.");
                continue;
            }

            if (!directive.Locations.Contains(location))
            {
                problems.Add(coordinate, origin, $"carries @{name}, which may not stand at {location}.");
            }

            if (!seen.Add(name) && !directive.IsRepeatable)
            {
                problems.Add(coordinate, origin, $"carries @{name} more than once.");
            }

            foreach (var problem in ArgumentProblems(node, directive))
            {
                problems.Add(coordinate, origin, $"carries @{name} with a wrong argument: {problem}");
            }
        }
    }

    private static IEnumerable<string> ArgumentProblems(DirectiveNode node, DirectiveDefinition directive)
    {
        var given = new HashSet<string>();
        foreach (var argument in node.Arguments)
        {
            var name = argument.Name.Value;
            if (!given.Add(name))
            {
                yield return $"{name} is given twice.";
            }

            var expected = directive.Arguments.FirstOrDefault(a => a.Name == name);
            if (expected is null)
            {
                yield return $"@{directive.Name} has no argument {name}.";
            }
            else if (LiteralFit.FindProblem(argument.Value, expected.Type) is { } problem)
            {
                yield return $"{name}: {problem}";
            }
            else if (directive.Name == CostDirectives.CostName && argument.Value is StringValueNode { Value: var weight } && !MemberCosts.TryParse(weight, out _))
            {
                yield return $"{name}: \"{weight}\" is no number.";
            }
        }

        foreach (var missing in directive.Arguments.Where(a => a.IsRequired && !given.Contains(a.Name)))
        {
            yield return $"{missing.Name} is missing.";
        }
    }

    private static string TypeLocation(TypeKind kind) => kind switch
    {
        TypeKind.InputObject => "INPUT_OBJECT",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
