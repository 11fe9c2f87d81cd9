using System.Reflection;
using System.Xml.Linq;

namespace Continuity.GraphQL.ImplementationFirst.Documentation;

/// <summary>The XML documentation files that lie beside assemblies. An assembly without one has no documentation. For one thread.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> files = [];

    /// <summary>A member's documentation, found on what it implements or overrides where it says <c>inheritdoc</c> or nothing.</summary>
    /// <param name="member">A type, property, field, method or constructor.</param>
    /// <param name="element">The element of it: <c>summary</c>, or <c>param</c> with its name.</param>
    /// <param name="name">The name of a parameter, or null.</param>
    /// <returns>The element rendered as Markdown, or null.</returns>
    public string? Find(MemberInfo member, string element, string? name = null)
    {
        var found = Of(member)?.Elements(element).FirstOrDefault(e => name is null || (string?)e.Attribute("name") == name);
        if (found is not null && DocumentationMarkdown.Render(found) is { } text)
        {
            return text;
        }

        return InheritedMembers.Of(member).Select(inherited => Find(inherited, element, name)).FirstOrDefault(t => t is not null);
    }

    private XElement? Of(MemberInfo member)
    {
        var assembly = member.Module.Assembly;
        if (!files.TryGetValue(assembly, out var members))
        {
            files.Add(assembly, members = Load(assembly));
        }

        return members.GetValueOrDefault(member is Type type ? DocumentationId.Of(type) : DocumentationId.Of(member));
    }

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var path = assembly.Location.Length == 0 ? "" : Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
        {
            return [];
        }

        var members = XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member");
        return members.Where(m => m.Attribute("name") is not null).DistinctBy(m => m.Attribute("name")!.Value).ToDictionary(m => m.Attribute("name")!.Value);
    }
}
