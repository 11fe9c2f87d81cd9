using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Why C# members are deprecated.</summary>
internal static class Deprecation
{
    // The default that section 3.13.3 gives to @deprecated.
    private const string NoReason = "No longer supported";

    /// <summary>The reason that <see cref="GraphQLDeprecatedAttribute"/> or <see cref="ObsoleteAttribute"/> gives, or null where the member is not deprecated.</summary>
    /// <param name="member">A property, field, method or parameter.</param>
    public static string? ReasonOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLDeprecatedAttribute), inherit: false) is [GraphQLDeprecatedAttribute deprecated, ..] ? deprecated.Reason
        : member.GetCustomAttributes(typeof(ObsoleteAttribute), inherit: false) is [ObsoleteAttribute obsolete, ..] ? obsolete.Message ?? NoReason
        : null;
}
