using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Code that brings a coerced value to the C# type of a parameter or property.</summary>
internal static class InputConversion
{
    private static readonly MethodInfo Array = typeof(InputConversion).GetMethod(nameof(ToArray), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo List = typeof(InputConversion).GetMethod(nameof(ToList), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether values can be brought to a list type: arrays, <see cref="List{T}"/>, and the interfaces of these.</summary>
    /// <param name="type">A list type of C#.</param>
    /// <param name="item">The type of its items.</param>
    public static bool IsSupportedList(Type type, Type item) =>
        type.IsAssignableFrom(item.MakeArrayType()) || type == typeof(List<>).MakeGenericType(item);

    /// <summary>Converts a value that was given.</summary>
    /// <param name="value">The coerced value, an <see cref="object"/> or null.</param>
    /// <param name="type">The C# type.</param>
    public static Expression To(Expression value, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var inner = type.GenericTypeArguments[0];
            return Expression.New(type.GetConstructor([inner])!, To(value, inner));
        }

        if (ListTypes.ItemType(type) is { } item)
        {
            var method = type.IsAssignableFrom(item.MakeArrayType()) ? Array : List;
            return Expression.Convert(Expression.Call(method.MakeGenericMethod(item), value, Expression.Constant(ItemConverter(item))), type);
        }

        // A boxed double must be unboxed before it is narrowed.
        return System.Nullable.GetUnderlyingType(type) == typeof(float) ? Expression.Convert(Expression.Convert(value, typeof(double?)), type)
            : type == typeof(float) ? Expression.Convert(Expression.Convert(value, typeof(double)), type)
            : Expression.Convert(value, type);
    }

    private static Delegate ItemConverter(Type item)
    {
        var value = Expression.Parameter(typeof(object));
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(object), item), To(value, item), value).Compile();
    }

    private static T[]? ToArray<T>(object? list, Func<object?, T> convert) => ToList(list, convert)?.ToArray();

    private static List<T>? ToList<T>(object? list, Func<object?, T> convert)
    {
        if (list is null)
        {
            return null;
        }

        var result = new List<T>();
        foreach (var item in (IEnumerable)list)
        {
            result.Add(convert(item));
        }

        return result;
    }
}
