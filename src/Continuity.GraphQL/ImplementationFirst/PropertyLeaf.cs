using System.Linq.Expressions;
using System.Reflection;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Compiles what reads a property and writes it as a built-in scalar, the most common of all fields.</summary>
internal static class PropertyLeaf
{
    private static readonly (Type Type, ScalarType Scalar)[] Plain =
    [
        (typeof(string), BuiltInScalars.String),
        (typeof(string), BuiltInScalars.ID),
        (typeof(int), BuiltInScalars.Int),
        (typeof(bool), BuiltInScalars.Boolean),
    ];

    /// <summary>Compiles it.</summary>
    /// <param name="member">The member that the field is made of.</param>
    /// <param name="parent">The C# type of the object that the field stands in; null for a root type.</param>
    /// <param name="type">The field's type.</param>
    /// <returns>It, compiled once it is needed, or null where the member is no property of the object, or its value has to be coerced.</returns>
    public static Lazy<LeafWriter>? Of(MemberInfo member, Type? parent, GraphQLType type)
    {
        if (member is not PropertyInfo { GetMethod.IsStatic: false } property || parent is null || !property.DeclaringType!.IsAssignableFrom(parent)
            || !Plain.Contains((property.PropertyType, type.Nullable as ScalarType ?? BuiltInScalars.Float)))
        {
            return null;
        }

        var instance = Expression.Parameter(typeof(object), "parent");
        var target = Expression.Parameter(typeof(ResultBuffer), "target");
        var value = Expression.Property(Expression.Convert(instance, property.DeclaringType), property);
        var write = typeof(PropertyLeaf).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Static, [property.PropertyType, typeof(ResultBuffer)])!;
        return new(Expression.Lambda<LeafWriter>(Expression.Call(write, value, target), instance, target).Compile);
    }

    private static bool Write(string? value, ResultBuffer target)
    {
        if (value is null)
        {
            return false;
        }

        target.WriteString(value);
        return true;
    }

    private static bool Write(int value, ResultBuffer target)
    {
        target.WriteNumber(value);
        return true;
    }

    private static bool Write(bool value, ResultBuffer target)
    {
        target.WriteBoolean(value);
        return true;
    }
}
