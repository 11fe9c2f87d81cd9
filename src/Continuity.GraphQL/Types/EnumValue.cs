using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types;

/// <summary>One value of an enum (section 3.9).</summary>
/// <param name="name">Its name.</param>
/// <param name="runtimeValue">What stands for it in C#: a member of a C# enum, or the name itself where the enum was built from SDL.</param>
public sealed class EnumValue(string name, object runtimeValue)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What stands for it in C#.</summary>
    public object RuntimeValue { get; } = runtimeValue;

    /// <summary>What it means, in Markdown, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Why it is deprecated, or null where it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it in SDL, in order; empty for values built from C#.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>What it was built from, for error messages, or null.</summary>
    public string? Origin { get; internal set; }
}
