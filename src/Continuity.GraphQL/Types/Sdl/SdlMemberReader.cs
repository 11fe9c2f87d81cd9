using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Reads fields, arguments and directive definitions.</summary>
/// <param name="references">Finds the types that they refer to.</param>
/// <param name="problems">Takes members that are defined twice.</param>
internal sealed class SdlMemberReader(SdlTypeReferences references, SchemaProblems problems)
{
    /// <summary>Reads an object's or interface's fields.</summary>
    /// <param name="typeName">The type's name.</param>
    /// <param name="nodes">The fields of its definition and extensions.</param>
    public OrderedDictionary<string, FieldDefinition> ReadFields(string typeName, IEnumerable<FieldDefinitionNode> nodes)
    {
        var fields = new OrderedDictionary<string, FieldDefinition>();
        foreach (var node in nodes)
        {
            var coordinate = $"{typeName}.{node.Name.Value}";
            if (references.Find(node.Type, coordinate) is not { } type)
            {
                continue;
            }

            var field = new FieldDefinition(node.Name.Value, type)
            {
                Arguments = [.. ReadInputValues(node.Arguments, name => $"{coordinate}({name}:)").Values],
                Description = node.Description?.Value,
                DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
                AppliedDirectives = node.Directives,
                Origin = SdlOrigin.Of(node),
            };
            if (!fields.TryAdd(field.Name, field))
            {
                AddTwice(coordinate, node, fields[field.Name].Origin);
            }
        }

        return fields;
    }

    /// <summary>Reads an input object's fields.</summary>
    /// <param name="typeName">The type's name.</param>
    /// <param name="nodes">The fields of its definition and extensions.</param>
    public OrderedDictionary<string, InputValue> ReadInputFields(string typeName, IEnumerable<InputValueDefinitionNode> nodes) =>
        ReadInputValues(nodes, name => $"{typeName}.{name}");

    /// <summary>Reads directive definitions.</summary>
    /// <param name="nodes">The definitions.</param>
    public IReadOnlyList<DirectiveDefinition> ReadDirectives(IEnumerable<DirectiveDefinitionNode> nodes) => [.. nodes.Select(node => new DirectiveDefinition(node.Name.Value)
    {
        Description = node.Description?.Value,
        Arguments = [.. ReadInputValues(node.Arguments, name => $"@{node.Name.Value}({name}:)").Values],
        Locations = [.. node.Locations.Select(l => l.Value)],
        IsRepeatable = node.IsRepeatable,
        Origin = SdlOrigin.Of(node),
    })];

    private OrderedDictionary<string, InputValue> ReadInputValues(IEnumerable<InputValueDefinitionNode> nodes, Func<string, string> coordinateOf)
    {
        var values = new OrderedDictionary<string, InputValue>();
        foreach (var node in nodes)
        {
            var coordinate = coordinateOf(node.Name.Value);
            if (references.Find(node.Type, coordinate) is not { } type)
            {
                continue;
            }

            var value = new InputValue(node.Name.Value, type)
            {
                DefaultValue = node.DefaultValue,
                Description = node.Description?.Value,
                DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
                AppliedDirectives = node.Directives,
                Origin = SdlOrigin.Of(node),
            };
            if (!values.TryAdd(value.Name, value))
            {
                AddTwice(coordinate, node, values[value.Name].Origin);
            }
        }

        return values;
    }

    private void AddTwice(string coordinate, SyntaxNode node, string? first) =>
        problems.Add(coordinate, SdlOrigin.Of(node), $"is defined a second time; the first is at {first}.");
}
