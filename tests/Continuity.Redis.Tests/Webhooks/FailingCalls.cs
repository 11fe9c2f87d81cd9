using System.Reflection;
using Continuity.Redis.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Webhooks;

/// <summary>Calls of which one fails, as where the process ends: before it was made, or after it was answered.</summary>
public class FailingCalls : DispatchProxy
{
    private IRedisCalls? redis;

    /// <summary>How many calls are made before the one that fails; none fails while it is null.</summary>
    public int? Left { get; set; }

    /// <summary>Whether the call that fails is made all the same.</summary>
    public bool IsMade { get; set; }

    /// <summary>Whether it has failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Stands in for the calls of a store.</summary>
    internal static void Replace(IServiceCollection services) => services.AddSingleton<IRedisCalls>(static s =>
    {
        var failing = Create<IRedisCalls, FailingCalls>();
        ((FailingCalls)(object)failing).redis = ActivatorUtilities.CreateInstance<RedisFence>(s);
        return failing;
    });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (Left is not { } left)
        {
            return targetMethod!.Invoke(redis, args);
        }

        Left = left - 1;
        if (left > 0)
        {
            return targetMethod!.Invoke(redis, args);
        }

        HasFailed = true;
        if (IsMade && left == 0)
        {
            ((Task)targetMethod!.Invoke(redis, args)!).GetAwaiter().GetResult();
        }

        throw new StoreUnavailableException("It has ended.");
    }
}
