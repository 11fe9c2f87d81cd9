using System.Globalization;
using Continuity.Customers;
using Continuity.Model;
using Continuity.Redis.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Does one command on a ticket at a given time, until the last of its calls that are let through.</summary>
internal sealed class HandoffCrash : TimeProvider
{
    private readonly DateTimeOffset now;
    private readonly LastCall last;

    private HandoffCrash(DateTimeOffset now, LastCall last) => (this.now, this.last) = (now, last);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Registers it: the time is given, and a call is the last one.</summary>
    public static HandoffCrash Add(IServiceCollection services, string call, string now)
    {
        var crash = new HandoffCrash(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(now, CultureInfo.InvariantCulture)), LastCall.Add(services, call));
        services.AddSingleton<TimeProvider>(crash);
        return crash;
    }

    /// <summary>Does a command of one of the scenes, until its last call.</summary>
    public Task<string> RunAsync(IServiceProvider store, string scene, string home)
    {
        last.CountFromHere();
        return PlayAsync(store, scene, home, now);
    }

    /// <summary>Does a command of one of the scenes.</summary>
    public static async Task<string> PlayAsync(IServiceProvider store, string scene, string home, DateTimeOffset now)
    {
        var world = new World();
        world.Clock.GoOn(now - world.Clock.Now);
        var told = await new Player(world, new ModelCommits(store.GetRequiredService<CustomerStore>()), CancellationToken.None).DoAsync(CrashScene.Of(scene).Command(new CustomerId(home)));
        return told?.Refusal?.Code.ToString() ?? "accepted";
    }
}
