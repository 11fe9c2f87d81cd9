using System.Diagnostics;
using System.Globalization;
using Continuity.Redis.Connection;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Ends this process, without any chance to tidy up, once one of its calls was answered.</summary>
internal sealed class LastCall
{
    private readonly int last;
    private bool isOn;
    private int before;

    private LastCall(string call) => last = int.Parse(call, CultureInfo.InvariantCulture);

    /// <summary>Registers it.</summary>
    /// <param name="services">The store's services.</param>
    /// <param name="call">Which call is the last one, from 1, of those that are counted.</param>
    public static LastCall Add(IServiceCollection services, string call)
    {
        var crash = new LastCall(call);
        services.AddSingleton<RedisFence>();
        services.AddSingleton(s => WatchedCalls.Of(s.GetRequiredService<RedisFence>(), crash.Begun));
        return crash;
    }

    /// <summary>Calls are counted from here.</summary>
    public void CountFromHere() => isOn = true;

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
