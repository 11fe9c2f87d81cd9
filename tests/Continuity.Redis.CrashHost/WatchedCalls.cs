using System.Reflection;
using Continuity.Redis.Connection;

namespace Continuity.Redis.CrashHost;

/// <summary>Tells of each call that goes to a server, as soon as it has begun.</summary>
public class WatchedCalls : DispatchProxy
{
    private IRedisCalls? redis;
    private Action<int, Task> begun = static (_, _) => { };
    private int count;

    /// <summary>Stands in for the calls of a store.</summary>
    /// <param name="redis">The calls.</param>
    /// <param name="begun">Is told the call's number, from 1, and the call.</param>
    internal static IRedisCalls Of(IRedisCalls redis, Action<int, Task> begun)
    {
        var watched = Create<IRedisCalls, WatchedCalls>();
        ((WatchedCalls)(object)watched).redis = redis;
        ((WatchedCalls)(object)watched).begun = begun;
        return watched;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(redis, args);
        if (answer is Task call)
        {
            begun(Interlocked.Increment(ref count), call);
        }

        return answer;
    }
}
