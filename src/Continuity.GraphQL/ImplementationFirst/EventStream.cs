using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Code that makes a subscription's stream of what a C# method returns.</summary>
internal static class EventStream
{
    /// <summary>Wraps a call.</summary>
    /// <param name="call">The call, of an <see cref="IAsyncEnumerable{T}"/> or a task of one.</param>
    /// <returns>An expression of type <see cref="ValueTask{TResult}"/> of <see cref="IAsyncEnumerable{T}"/> of <see cref="object"/>.</returns>
    public static Expression Of(Expression call)
    {
        var outer = call.Type.GetGenericTypeDefinition();
        var stream = outer == typeof(IAsyncEnumerable<>) ? call.Type : call.Type.GenericTypeArguments[0];
        var name = outer == typeof(Task<>) ? nameof(FromTask) : outer == typeof(ValueTask<>) ? nameof(FromValueTask) : nameof(FromStream);
        var method = typeof(EventStream).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return Expression.Call(method.MakeGenericMethod(stream.GenericTypeArguments[0]), call);
    }

    private static ValueTask<IAsyncEnumerable<object?>> FromStream<T>(IAsyncEnumerable<T> events) => new(Boxed(events));

    private static async ValueTask<IAsyncEnumerable<object?>> FromTask<T>(Task<IAsyncEnumerable<T>> events) => Boxed(await events);

    private static async ValueTask<IAsyncEnumerable<object?>> FromValueTask<T>(ValueTask<IAsyncEnumerable<T>> events) => Boxed(await events);

    private static IAsyncEnumerable<object?> Boxed<T>(IAsyncEnumerable<T> events) => events as IAsyncEnumerable<object?> ?? BoxEach(events);

    private static async IAsyncEnumerable<object?> BoxEach<T>(IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
