using System.Collections;
using System.Text.Json.Serialization.Metadata;
using Continuity.Customers;

namespace Continuity.Redis.Json;

/// <summary>Leaves empty lists and defaults out of what is written.</summary>
internal static class LeftOut
{
    /// <summary>A list that a constructor asks for is written even when it is empty: left out, it would be read as null.</summary>
    public static void WhereEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is null && property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.Cast<object?>().Any();
            }
            else if (property.PropertyType == typeof(ContactConsent))
            {
                property.ShouldSerialize = static (_, value) => value is ContactConsent consent && consent != Default;
            }
            else if (property.PropertyType == typeof(Assurance))
            {
                // Left out, ANONYMOUS would be read as what a record says of itself where nothing is said: VERIFIED.
                property.ShouldSerialize = static (_, _) => true;
            }
        }
    }

    private static readonly ContactConsent Default = new();
}
