using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.DataLoading;

/// <summary>Compiles the methods of data loaders.</summary>
internal static class BatchFunctions
{
    private const BindingFlags Private = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Whether a method's result gives values by key: a task of a dictionary, or of a lookup where the values are arrays.</summary>
    /// <param name="result">What the method returns.</param>
    /// <param name="key">The type of the keys.</param>
    /// <param name="value">The type of the values.</param>
    public static bool IsResult(Type result, Type key, Type value) => Reader(result, key, value) is not null;

    /// <summary>Compiles a method.</summary>
    /// <param name="method">The method; parameters beside the keys and the cancellation token are services.</param>
    /// <returns>A <see cref="BatchFunction{TKey, TValue}"/>.</returns>
    public static Delegate Compile(DataLoaderMethod method)
    {
        var services = Expression.Parameter(typeof(IServiceProvider), "services");
        var keys = Expression.Parameter(typeof(IReadOnlyList<>).MakeGenericType(method.Key), "keys");
        var cancellationToken = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var arguments = method.Method.GetParameters().Select(p =>
            p.ParameterType == keys.Type ? keys
            : p.ParameterType == typeof(CancellationToken) ? cancellationToken
            : (Expression)Expression.Call(typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [p.ParameterType], services));
        var call = Expression.Call(method.Method, arguments);
        var task = IsGeneric(call.Type, typeof(ValueTask<>)) ? Expression.Call(call, nameof(ValueTask<>.AsTask), []) : call;
        var body = Expression.Call(Reader(call.Type, method.Key, method.Value)!, task);
        return Expression.Lambda(method.FunctionType, body, services, keys, cancellationToken).Compile();
    }

    private static MethodInfo? Reader(Type result, Type key, Type value)
    {
        if (!IsGeneric(result, typeof(Task<>)) && !IsGeneric(result, typeof(ValueTask<>)))
        {
            return null;
        }

        var values = result.GenericTypeArguments[0];
        if (values.IsAssignableTo(typeof(IReadOnlyDictionary<,>).MakeGenericType(key, value)))
        {
            return typeof(BatchFunctions).GetMethod(nameof(FromDictionary), Private)!.MakeGenericMethod(values, key, value);
        }

        return value.IsSZArray && values.IsAssignableTo(typeof(ILookup<,>).MakeGenericType(key, value.GetElementType()!))
            ? typeof(BatchFunctions).GetMethod(nameof(FromLookup), Private)!.MakeGenericMethod(values, key, value.GetElementType()!)
            : null;
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static async Task<Func<TKey, TValue?>> FromDictionary<TValues, TKey, TValue>(Task<TValues> task)
        where TValues : IReadOnlyDictionary<TKey, TValue>
    {
        var values = await task;
        return key => values.TryGetValue(key, out var value) ? value : default;
    }

    private static async Task<Func<TKey, TValue[]?>> FromLookup<TValues, TKey, TValue>(Task<TValues> task)
        where TValues : ILookup<TKey, TValue>
    {
        var values = await task;
        return key => [.. values[key]];
    }
}
