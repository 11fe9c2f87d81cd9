using System.Reflection;
using Continuity.Redis.Connection;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Counts the calls that go to a server. Where none is begun before the one before was answered, that is how many round trips somebody waits for.</summary>
public class CountedCalls : DispatchProxy
{
    private IRedisCalls? redis;
    private int count;

    /// <summary>Stands in for the calls of a store.</summary>
    internal static IRedisCalls Of(IRedisCalls redis)
    {
        var counted = Create<IRedisCalls, CountedCalls>();
        ((CountedCalls)(object)counted).redis = redis;
        return counted;
    }

    /// <summary>How many calls something makes.</summary>
    public static async Task<int> DuringAsync(TestStore store, Func<Task> something)
    {
        var counted = (CountedCalls)(object)store.Get<IRedisCalls>();
        var before = counted.count;
        await something();
        return counted.count - before;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Interlocked.Increment(ref count);
        return targetMethod!.Invoke(redis, args);
    }
}
