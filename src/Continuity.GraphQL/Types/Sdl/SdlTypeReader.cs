using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Gives the declared types their members, from their definitions and extensions.</summary>
/// <param name="references">Finds the types that members refer to.</param>
/// <param name="problems">Takes members that are defined twice.</param>
internal sealed class SdlTypeReader(SdlTypeReferences references, SchemaProblems problems)
{
    private readonly SdlMemberReader members = new(references, problems);

    /// <summary>Reads the members of every type.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="types">The declared types.</param>
    public void ReadAll(SdlDefinitions definitions, IReadOnlyDictionary<string, NamedType> types)
    {
        foreach (var (name, type) in types)
        {
            var parts = definitions.Parts<TypeDefinitionNode>(name);
            type.AppliedDirectives = [.. parts.SelectMany(p => p.Directives)];
            switch (type)
            {
                case ObjectType o:
                    Read(o, definitions.Parts<ObjectTypeDefinitionNode>(name));
                    break;
                case InterfaceType i:
                    Read(i, definitions.Parts<InterfaceTypeDefinitionNode>(name));
                    break;
                case UnionType u:
                    Read(u, definitions.Parts<UnionTypeDefinitionNode>(name));
                    break;
                case EnumType e:
                    Read(e, definitions.Parts<EnumTypeDefinitionNode>(name));
                    break;
                case InputObjectType i:
                    Read(i, definitions.Parts<InputObjectTypeDefinitionNode>(name));
                    break;
                case ScalarType s:
                    s.Description = definitions.Parts<ScalarTypeDefinitionNode>(name)[0].Description?.Value ?? s.Description;
                    s.SpecifiedByUrl = SdlDirectives.SpecifiedByUrl(s.AppliedDirectives) ?? s.SpecifiedByUrl;
                    break;
            }
        }
    }

    private void Read(ObjectType type, IReadOnlyList<ObjectTypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        type.Fields = members.ReadFields(type.Name, parts.SelectMany(p => p.Fields));
        type.Interfaces = references.FindAll<InterfaceType>(parts.SelectMany(p => p.Interfaces), type.Name, "an interface");
    }

    private void Read(InterfaceType type, IReadOnlyList<InterfaceTypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        type.Fields = members.ReadFields(type.Name, parts.SelectMany(p => p.Fields));
        type.Interfaces = references.FindAll<InterfaceType>(parts.SelectMany(p => p.Interfaces), type.Name, "an interface");
    }

    private void Read(UnionType type, IReadOnlyList<UnionTypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        type.PossibleTypes = references.FindAll<ObjectType>(parts.SelectMany(p => p.Types), type.Name, "an object type");
    }

    private void Read(InputObjectType type, IReadOnlyList<InputObjectTypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        type.Fields = members.ReadInputFields(type.Name, parts.SelectMany(p => p.Fields));
        type.IsOneOf = SdlDirectives.IsOneOf(parts[0].Directives);
        if (parts.Skip(1).FirstOrDefault(p => SdlDirectives.IsOneOf(p.Directives)) is { } extension)
        {
            problems.Add(type.Name, SdlOrigin.Of(extension), "is made @oneOf by an extension; only its own definition can do that.");
        }
    }

    private void Read(EnumType type, IReadOnlyList<EnumTypeDefinitionNode> parts)
    {
        type.Description = parts[0].Description?.Value;
        var values = new OrderedDictionary<string, EnumValue>();
        foreach (var node in parts.SelectMany(p => p.Values))
        {
            var value = new EnumValue(node.Name.Value, node.Name.Value)
            {
                Description = node.Description?.Value,
                DeprecationReason = SdlDirectives.DeprecationReason(node.Directives),
                AppliedDirectives = node.Directives,
                Origin = SdlOrigin.Of(node),
            };
            if (!values.TryAdd(value.Name, value))
            {
                problems.Add($"{type.Name}.{value.Name}", value.Origin, $"is defined a second time; the first is at {values[value.Name].Origin}.");
            }
        }

        type.Values = values;
        type.ByRuntimeValue = values.Values.ToDictionary(v => v.RuntimeValue);
    }
}
