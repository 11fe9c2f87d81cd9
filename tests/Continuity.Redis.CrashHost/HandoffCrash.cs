using System.Diagnostics;
using System.Globalization;
using Continuity.Customers;
using Continuity.Model;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Does one command on a ticket, and ends this process, without any chance to tidy up, once one of its calls was answered.</summary>
internal sealed class HandoffCrash : TimeProvider
{
    private readonly DateTimeOffset now;
    private readonly int last;
    private bool isOn;
    private int before;

    private HandoffCrash(DateTimeOffset now, int last) => (this.now, this.last) = (now, last);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Registers it: the time is given, and a call is the last one.</summary>
    public static HandoffCrash Add(IServiceCollection services, string call, string now)
    {
        var crash = new HandoffCrash(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(now, CultureInfo.InvariantCulture)), int.Parse(call, CultureInfo.InvariantCulture));
        services.AddSingleton<TimeProvider>(crash);
        services.AddSingleton<RedisFence>();
        services.AddSingleton(s => WatchedCalls.Of(s.GetRequiredService<RedisFence>(), crash.Begun));
        return crash;
    }

    /// <summary>Does a command of one of the scenes.</summary>
    public async Task<string> RunAsync(IServiceProvider store, string scene, string home)
    {
        var world = new World();
        world.Clock.GoOn(now - world.Clock.Now);
        isOn = true;
        var told = await new Player(world, new ModelCommits(store.GetRequiredService<CustomerStore>()), CancellationToken.None).DoAsync(CrashScene.Of(scene).Command(new CustomerId(home)));
        return told?.Refusal?.Code.ToString() ?? "accepted";
    }

    private void Begun(int number, Task call)
    {
        if (!isOn)
        {
            before = number;
        }
        else if (number - before == last)
        {
            // Whatever becomes of it: by then the server has had it.
            Task.WhenAny(call).Wait();
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
