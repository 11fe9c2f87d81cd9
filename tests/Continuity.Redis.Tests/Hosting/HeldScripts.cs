using System.Reflection;
using Continuity.Redis.Connection;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Holds back the scripts of a store that touch a kind of key, and its reads of such keys by score, for as long as a test wants.</summary>
public class HeldScripts : DispatchProxy
{
    private IRedisCalls? redis;
    private string keysWith = "";
    private Func<RedisValue[], Task> wait = static _ => Task.CompletedTask;

    /// <summary>Stands in for the calls of a store.</summary>
    /// <param name="services">The store's services.</param>
    /// <param name="keysWith">What one of the keys of such a script holds.</param>
    /// <param name="wait">What such a script waits for; it fails where this does.</param>
    internal static void Replace(IServiceCollection services, string keysWith, Func<Task> wait) => Replace(services, keysWith, _ => wait());

    /// <summary>Stands in for the calls of a store.</summary>
    /// <param name="services">The store's services.</param>
    /// <param name="keysWith">What one of the keys of such a script holds.</param>
    /// <param name="wait">What such a script waits for, by its arguments: a read by score has none.</param>
    internal static void Replace(IServiceCollection services, string keysWith, Func<RedisValue[], Task> wait) => services.AddSingleton<IRedisCalls>(s =>
    {
        var held = Create<IRedisCalls, HeldScripts>();
        ((HeldScripts)(object)held).redis = ActivatorUtilities.CreateInstance<RedisFence>(s);
        ((HeldScripts)(object)held).keysWith = keysWith;
        ((HeldScripts)(object)held).wait = wait;
        return held;
    });

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod!.Name, args) switch
    {
        (nameof(IRedisCalls.EvaluateAsync), [_, RedisKey[] keys, ..]) when keys.Any(IsHeld) => EvaluateAsync(args),
        (nameof(IRedisCalls.SortedSetRangeByScoreAsync), [RedisKey key, ..]) when IsHeld(key) => RangeAsync(args),
        _ => targetMethod.Invoke(redis, args),
    };

    private bool IsHeld(RedisKey key) => ((string)key!).Contains(keysWith, StringComparison.Ordinal);

    private async Task<RedisResult> EvaluateAsync(object?[] args)
    {
        await wait((RedisValue[])args[2]!);
        return await redis!.EvaluateAsync((Script)args[0]!, (RedisKey[])args[1]!, (RedisValue[])args[2]!, (CancellationToken)args[3]!);
    }

    private async Task<SortedSetEntry[]> RangeAsync(object?[] args)
    {
        await wait([]);
        return await redis!.SortedSetRangeByScoreAsync((RedisKey)args[0]!, (double)args[1]!, (double)args[2]!, (long)args[3]!, (long)args[4]!, (CancellationToken)args[5]!);
    }
}
