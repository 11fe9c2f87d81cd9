using System.Diagnostics;
using System.Globalization;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A real redis-server that takes part in a cluster.</summary>
public class ClusterNode : RedisServer
{
    /// <summary>Where the other nodes reach it; by default that would be the port plus 10,000, which need not be free, or a port at all.</summary>
    public int BusPort { get; } = FreePort.Next();

    public override int KillsAtEvery => 3;

    /// <summary>Asks the node something.</summary>
    public Task<string> AskAsync(string command) => InlineRedis.AskAsync(Port, command);

    /// <summary>Whether a key is kept by this node, and there.</summary>
    public async Task<bool> HoldsAsync(string key)
    {
        try
        {
            return await AskAsync($"EXISTS {key}") == "1";
        }
        catch (InvalidOperationException moved) when (moved.Message.StartsWith("-MOVED", StringComparison.Ordinal))
        {
            return false;
        }
    }

    protected override ProcessStartInfo CommandLine()
    {
        var start = base.CommandLine();
        string[] more = ["--cluster-enabled", "yes", "--cluster-port", BusPort.ToString(CultureInfo.InvariantCulture), "--cluster-node-timeout", "5000"];
        foreach (var argument in more)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
