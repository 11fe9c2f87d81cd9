using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Limits.Pricing;

namespace Continuity.GraphQL.Types;

/// <summary>A field of an object or interface (section 3.6).</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type, an output type.</param>
public sealed class FieldDefinition(string name, GraphQLType type)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type, an output type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>Its arguments, in order. Argument values are handed to a resolver in the same order.</summary>
    public IReadOnlyList<InputValue> Arguments { get; internal set; } = [];

    /// <summary>
    /// Gives its value. Null on an interface's field, and on a field built from SDL without a resolver, which takes the
    /// entry of that name where its parent is a dictionary, or else null.
    /// </summary>
    public FieldResolver? Resolver
    {
        get => field ?? Compiled?.Value;
        set => (field, Compiled, LeafWriter) = (value, null, null);
    }

    /// <summary>The resolver that is compiled once the first operation asks for the field: hundreds of them would make up a third of a program's start. Another resolver ends it.</summary>
    internal Lazy<FieldResolver>? Compiled { get; set; }

    /// <summary>Does in one what <see cref="Resolver"/> and the field's scalar do, where that is no more than to read a property; or null. Another resolver ends it.</summary>
    internal Lazy<LeafWriter>? LeafWriter { get; set; }

    /// <summary>Gives the events of a subscription's root field; null on all others.</summary>
    public SubscriptionResolver? Subscriber { get; set; }

    /// <summary>What it means, in Markdown, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Why it is deprecated, or null where it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it in SDL, in order; where it was built from C#, what <c>[Cost]</c> and <c>[ListSize]</c> say.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>What it was built from, for error messages: a C# member, or a position in SDL; null for built-in fields.</summary>
    public string? Origin { get; internal set; }

    /// <summary>What it costs; null until that is first asked for.</summary>
    internal FieldPricing? Pricing { get; set; }
}
