using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst.Documentation;

/// <summary>The descriptions of the schema's members: by <see cref="GraphQLDescriptionAttribute"/>, or else from the XML documentation.</summary>
internal sealed class Descriptions
{
    private readonly XmlDocumentation documentation = new();

    /// <summary>What a type, property, method or enum value means.</summary>
    /// <param name="member">The C# member.</param>
    public string? Of(MemberInfo member) => Given(member) ?? documentation.Find(member, "summary");

    /// <summary>What an argument, or an input field that a constructor takes, means.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? Of(ParameterInfo parameter)
    {
        if (Given(parameter) is { } given)
        {
            return given;
        }

        // A record's documentation stands at the type as well as at its constructor.
        return documentation.Find(parameter.Member, "param", parameter.Name)
            ?? (parameter.Member is ConstructorInfo constructor ? documentation.Find(constructor.DeclaringType!, "param", parameter.Name) : null);
    }

    private static string? Given(ICustomAttributeProvider provider) =>
        provider.GetCustomAttributes(typeof(GraphQLDescriptionAttribute), inherit: false) is [GraphQLDescriptionAttribute given, ..] ? given.Description : null;
}
