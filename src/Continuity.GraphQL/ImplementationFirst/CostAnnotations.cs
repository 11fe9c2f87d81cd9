using System.Globalization;
using System.Reflection;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits.Pricing;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The directives that <see cref="CostAttribute"/> and <see cref="ListSizeAttribute"/> stand for.</summary>
internal static class CostAnnotations
{
    private const int AssumedPage = 20;

    /// <summary>Those of a class, enum or parameter.</summary>
    /// <param name="member">What the attributes stand at.</param>
    public static IReadOnlyList<DirectiveNode> Of(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(CostAttribute), inherit: false) is [CostAttribute cost, ..] ? [Directive(CostDirectives.CostName, Argument("weight", Text(cost.Weight)))] : [];

    /// <summary>Those of a field; a connection has a size of its own.</summary>
    /// <param name="member">The property or method.</param>
    /// <param name="value">The C# type of its value.</param>
    /// <param name="arguments">The field's arguments.</param>
    public static IReadOnlyList<DirectiveNode> OfField(MemberInfo member, Type value, IReadOnlyList<InputValue> arguments)
    {
        var size = member.GetCustomAttribute<ListSizeAttribute>() ?? (IsConnection(value) ? OfConnection(arguments) : null);
        return size is null ? Of(member) : [.. Of(member), Directive(size)];
    }

    private static bool IsConnection(Type? type) =>
        type is not null && ((type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>)) || IsConnection(type.BaseType));

    private static ListSizeAttribute? OfConnection(IReadOnlyList<InputValue> arguments)
    {
        var slicing = arguments.Select(static a => a.Name).Where(static n => n is "first" or "last").ToArray();
        return slicing.Length == 0 ? null : new() { AssumedSize = AssumedPage, SlicingArguments = slicing, SizedFields = ["edges", "nodes"] };
    }

    private static DirectiveNode Directive(ListSizeAttribute size)
    {
        var arguments = new List<ArgumentNode>();
        if (size.AssumedSize >= 0)
        {
            arguments.Add(Argument("assumedSize", new IntValueNode(size.AssumedSize.ToString(CultureInfo.InvariantCulture), default)));
        }

        if (size.SlicingArguments.Length > 0)
        {
            arguments.Add(Argument("slicingArguments", Names(size.SlicingArguments)));
        }

        if (size.SizedFields.Length > 0)
        {
            arguments.Add(Argument("sizedFields", Names(size.SizedFields)));
        }

        arguments.Add(Argument("requireOneSlicingArgument", new BooleanValueNode(size.RequireOneSlicingArgument, default)));
        return Directive(CostDirectives.ListSizeName, [.. arguments]);
    }

    private static DirectiveNode Directive(string name, params ArgumentNode[] arguments) => new(new NameNode(name, default), arguments, default);

    private static ArgumentNode Argument(string name, ValueNode value) => new(new NameNode(name, default), value, default);

    private static ListValueNode Names(string[] names) => new([.. names.Select(static n => new StringValueNode(n, isBlock: false, default))], default);

    private static StringValueNode Text(double weight) => new(weight.ToString(CultureInfo.InvariantCulture), isBlock: false, default);
}
