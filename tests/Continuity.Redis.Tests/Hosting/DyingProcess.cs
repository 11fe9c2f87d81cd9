using Continuity.Redis.Connection;
using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>
/// A process that dies at one of its calls, as a store sees it: a store of its own in this process, of whose calls none leaves after that one. A real process costs a second to start, so that of
/// a command's many calls some end a real one (<see cref="MergingProcess"/>) and the rest one of these.
/// </summary>
internal static class DyingProcess
{
    private const int RealAtEvery = 8;

    /// <summary>Whether a call ends a real process: the second of those that a process dies at, which every command comes to, and each eighth from there.</summary>
    /// <param name="server">Says which those are.</param>
    /// <param name="call">The call, from 1.</param>
    public static bool IsRealAt(StoreServer server, int call) => (call - 1) / server.KillsAtEvery % RealAtEvery == 1;

    /// <summary>Does a command until one of its calls.</summary>
    /// <param name="beside">A store on the same server, whose connection is used.</param>
    /// <param name="call">The last call, from 1.</param>
    /// <param name="command">Does the command.</param>
    /// <param name="replace">Registers what is to stand in for parts of the store.</param>
    /// <returns>What the command tells, or null where it did not come to that.</returns>
    public static Task<string?> RunAsync(TestStore beside, int call, Func<IServiceProvider, Task<string>> command, Action<IServiceCollection>? replace = null) =>
        RunAsync(beside, calls => calls.CountFromHere(call), command, replace);

    /// <summary>Merges customers, or undoes it, until a step of it is committed.</summary>
    /// <param name="beside">A store on the same server, whose connection is used.</param>
    /// <param name="step">The last step.</param>
    /// <param name="command">Does the command.</param>
    /// <returns>What the command tells, or null where it did not come to that.</returns>
    public static Task<string?> RunAsync(TestStore beside, MergeStep step, Func<IServiceProvider, Task<string>> command) => RunAsync(
        beside,
        static _ => { },
        command,
        services => services.AddSingleton<IMergeObserver>(s => new LastStep(step, (CutCalls)(object)s.GetRequiredService<IRedisCalls>())));

    private static async Task<string?> RunAsync(TestStore beside, Action<CutCalls> begin, Func<IServiceProvider, Task<string>> command, Action<IServiceCollection>? replace)
    {
        var store = await TestStore.BesideAsync(beside, static options => options, services =>
        {
            services.AddSingleton<RedisFence>().AddSingleton(static s => CutCalls.Of(s.GetRequiredService<RedisFence>()));
            replace?.Invoke(services);
        });
        var calls = (CutCalls)(object)store.Get<IRedisCalls>();
        begin(calls);
        var told = command(store.Get<IServiceProvider>());
        await Task.WhenAny(told, calls.Dead);
        return calls.Dead.IsCompleted ? null : await told;
    }

    private sealed class LastStep(MergeStep last, CutCalls calls) : IMergeObserver
    {
        public void Reached(MergeStep step)
        {
            if (step == last)
            {
                calls.CutNow();
            }
        }
    }
}
