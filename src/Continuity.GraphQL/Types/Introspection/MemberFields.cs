using Continuity.GraphQL.Types.Scalars;
using static Continuity.GraphQL.Types.Introspection.IntrospectionField;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The fields of the introspection types that describe a member of a type (sections 4.2.3 to 4.2.5).</summary>
internal static class MemberFields
{
    private const string WhatItMeans = "What it means, in Markdown.";
    private const string Deprecated = "Whether it should no longer be used.";
    private const string Reason = "Why it should no longer be used, and what to use instead, in Markdown.";

    /// <summary>Defines those of <c>__Field</c>.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> DefineField() => Table(
        Of<FieldDefinition>("name", Text, "Its name.", f => f.Name),
        Of<FieldDefinition>("description", BuiltInScalars.String, WhatItMeans, f => f.Description),
        Deprecatable<FieldDefinition, InputValue>(
            "args", ListOf(IntrospectionTypes.InputValue), "Its arguments.", f => f.Arguments, a => a.DeprecationReason is not null),
        Of<FieldDefinition>("type", new NonNullType(IntrospectionTypes.Type), "The type of its value.", f => f.Type),
        Of<FieldDefinition>("isDeprecated", Truth, Deprecated, f => f.DeprecationReason is not null),
        Of<FieldDefinition>("deprecationReason", BuiltInScalars.String, Reason, f => f.DeprecationReason));

    /// <summary>Defines those of <c>__InputValue</c>.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> DefineInputValue() => Table(
        Of<InputValue>("name", Text, "Its name.", v => v.Name),
        Of<InputValue>("description", BuiltInScalars.String, WhatItMeans, v => v.Description),
        Of<InputValue>("type", new NonNullType(IntrospectionTypes.Type), "The type of the values that it takes.", v => v.Type),
        Of<InputValue>("defaultValue", BuiltInScalars.String, "What stands for it where it is left out, as a GraphQL literal; null where there is no default.", DefaultText),
        Of<InputValue>("isDeprecated", Truth, Deprecated, v => v.DeprecationReason is not null),
        Of<InputValue>("deprecationReason", BuiltInScalars.String, Reason, v => v.DeprecationReason));

    /// <summary>Defines those of <c>__EnumValue</c>.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> DefineEnumValue() => Table(
        Of<EnumValue>("name", Text, "Its name.", v => v.Name),
        Of<EnumValue>("description", BuiltInScalars.String, WhatItMeans, v => v.Description),
        Of<EnumValue>("isDeprecated", Truth, Deprecated, v => v.DeprecationReason is not null),
        Of<EnumValue>("deprecationReason", BuiltInScalars.String, Reason, v => v.DeprecationReason));

    private static NonNullType Text => new(BuiltInScalars.String);

    private static NonNullType Truth => new(BuiltInScalars.Boolean);

    private static string? DefaultText(InputValue value) => value.DefaultValue is null ? null : Language.SyntaxPrinter.Print(value.DefaultValue);
}
