using System.Linq.Expressions;
using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Code that makes a resolver's result of what a C# member returns. What is complete already costs no task.</summary>
internal static class ResolverResult
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Wraps a call.</summary>
    /// <param name="call">The call, of any type but void.</param>
    /// <returns>An expression of type <see cref="ValueTask{TResult}"/> of <see cref="object"/>.</returns>
    public static Expression Of(Expression call)
    {
        var type = call.Type;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(Task<>))
        {
            return Call(nameof(FromTask), call, type.GenericTypeArguments[0]);
        }

        if (definition == typeof(ValueTask<>))
        {
            return Call(nameof(FromValueTask), call, type.GenericTypeArguments[0]);
        }

        return Call(nameof(FromValue), Boxed(call));
    }

    /// <summary>Boxes a value; booleans without a new object.</summary>
    /// <param name="value">The value.</param>
    public static Expression Boxed(Expression value) => value.Type == typeof(bool)
        ? Expression.Condition(value, Expression.Constant(True, typeof(object)), Expression.Constant(False, typeof(object)))
        : Expression.Convert(value, typeof(object));

    private static MethodCallExpression Call(string method, Expression argument, params Type[] types)
    {
        var found = typeof(ResolverResult).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        return Expression.Call(types.Length == 0 ? found : found.MakeGenericMethod(types), argument);
    }

    private static ValueTask<object?> FromValue(object? value) => new(value);

    private static ValueTask<object?> FromTask<T>(Task<T> task) => FromValueTask(new ValueTask<T>(task));

    private static ValueTask<object?> FromValueTask<T>(ValueTask<T> task)
    {
        return task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : Await(task);

        static async ValueTask<object?> Await(ValueTask<T> task) => await task;
    }
}
