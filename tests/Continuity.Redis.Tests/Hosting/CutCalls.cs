using System.Reflection;
using Continuity.Redis.Connection;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>The calls of a process that dies with one of them: that one arrives, no later one leaves, and none is ever answered.</summary>
public class CutCalls : DispatchProxy
{
    private readonly TaskCompletionSource dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IRedisCalls? redis;
    private int left = int.MaxValue;

    /// <summary>Ends when the last call has arrived.</summary>
    internal Task Dead => dead.Task;

    /// <summary>Stands in for the calls of a store.</summary>
    internal static IRedisCalls Of(IRedisCalls redis)
    {
        var cut = Create<IRedisCalls, CutCalls>();
        ((CutCalls)(object)cut).redis = redis;
        return cut;
    }

    /// <summary>From here on so many calls leave, the last of them without an answer.</summary>
    internal void CountFromHere(int calls) => Volatile.Write(ref left, calls);

    /// <summary>No call leaves any more.</summary>
    internal void CutNow()
    {
        Volatile.Write(ref left, 0);
        dead.TrySetResult();
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!typeof(Task).IsAssignableFrom(targetMethod!.ReturnType))
        {
            return targetMethod.Invoke(redis, args);
        }

        var number = Interlocked.Decrement(ref left);
        if (number > 0)
        {
            return targetMethod.Invoke(redis, args);
        }

        if (number == 0)
        {
            // Whatever becomes of it: by then the server has had it.
            ((Task)targetMethod.Invoke(redis, args)!).ContinueWith(_ => dead.TrySetResult(), TaskScheduler.Default);
        }

        return Never(targetMethod.ReturnType);
    }

    private static object Never(Type task)
    {
        var answer = task.IsGenericType ? task.GetGenericArguments()[0] : typeof(bool);
        var source = typeof(TaskCompletionSource<>).MakeGenericType(answer);
        return source.GetProperty(nameof(TaskCompletionSource.Task))!.GetValue(Activator.CreateInstance(source))!;
    }
}
