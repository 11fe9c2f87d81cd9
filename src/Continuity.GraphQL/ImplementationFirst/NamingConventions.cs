using System.Reflection;
using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Pagination;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The names in the schema that follow from C# names, where no <see cref="GraphQLNameAttribute"/> gives another.</summary>
internal static class NamingConventions
{
    /// <summary>The name of a field: in camel case; of a method without a leading <c>Get</c> and a trailing <c>Async</c>.</summary>
    /// <param name="member">The property or method.</param>
    public static string OfField(MemberInfo member)
    {
        if (Given(member) is { } given)
        {
            return given;
        }

        return JsonNamingPolicy.CamelCase.ConvertName(member is MethodInfo ? WithoutVerb(member.Name) : member.Name);
    }

    /// <summary>The name of a method without a leading <c>Get</c> and a trailing <c>Async</c>.</summary>
    /// <param name="name">The C# name.</param>
    public static string WithoutVerb(string name)
    {
        name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
        return name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]) ? name[3..] : name;
    }

    /// <summary>The name of an argument or of an input field: in camel case.</summary>
    /// <param name="given">What may carry the name, the first one that does wins.</param>
    /// <param name="name">The C# name.</param>
    public static string OfInput(string name, params IEnumerable<ICustomAttributeProvider?> given) =>
        given.Select(Given).FirstOrDefault(n => n is not null) ?? JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The name of an enum's value: in capitals, words parted by underscores.</summary>
    /// <param name="member">The enum's member.</param>
    public static string OfEnumValue(FieldInfo member)
    {
        if (Given(member) is { } given)
        {
            return given;
        }

        var name = member.Name;
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            result.Append(startsWord ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary>The name of an object type, interface, union or enum: the C# name, without a C# interface's leading <c>I</c>; <c>Connection&lt;Ticket&gt;</c> is <c>TicketConnection</c>, another generic type <c>BoxOfTicket</c>.</summary>
    /// <param name="type">The C# type.</param>
    public static string OfOutputType(Type type) =>
        Given(type)
        ?? type.GetCustomAttribute<ObjectTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name
        ?? Plain(type);

    /// <summary>The name of an input object: the C# name, with <c>Input</c> at its end.</summary>
    /// <param name="type">The C# type.</param>
    public static string OfInputType(Type type)
    {
        if (Given(type) is { } given)
        {
            return given;
        }

        var name = Plain(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    private static string Plain(Type type)
    {
        var name = type.Name;
        if (type.IsGenericType)
        {
            var own = name[..name.IndexOf('`', StringComparison.Ordinal)];
            var arguments = string.Join("And", type.GenericTypeArguments.Select(OfOutputType));
            var definition = type.GetGenericTypeDefinition();
            return definition == typeof(Connection<>) || definition == typeof(Edge<>) ? arguments + own : $"{own}Of{arguments}";
        }

        return type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
    }

    private static string? Given(ICustomAttributeProvider? provider) =>
        provider?.GetCustomAttributes(typeof(GraphQLNameAttribute), inherit: false) is [GraphQLNameAttribute given, ..] ? given.Name : null;
}
