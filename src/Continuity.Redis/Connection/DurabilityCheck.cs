using System.Globalization;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>Asks every primary for the settings that decide whether an acknowledged write can be lost.</summary>
internal sealed class DurabilityCheck(StoreConnection connection, RedisOptions options)
{
    private static readonly (string Setting, string Wanted, string Otherwise)[] Wanted =
    [
        ("appendonly", "yes", "what was written since the last snapshot is lost when Redis ends"),
        ("appendfsync", "always", "the last second's writes are lost when its machine fails"),
        ("maxmemory-policy", "noeviction", "data is dropped when memory is full"),
    ];

    /// <summary>What would lose data, one sentence each. A Garnet server is not asked: it has these settings on its command line.</summary>
    /// <exception cref="StoreUnavailableException">Redis went away meanwhile.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(cancellationToken);
        }
        catch (Exception fault) when (ClientFault.Describe(fault, options.Deadline) is { } reason)
        {
            throw new StoreUnavailableException(reason, fault);
        }
    }

    /// <summary>What keeps <see cref="RedisOptions.AcknowledgedReplicas"/> from being met now: each primary that has fewer replicas.</summary>
    /// <exception cref="StoreRefusedException">The server is Garnet, which can't be asked for it.</exception>
    /// <exception cref="StoreUnavailableException">Redis went away meanwhile.</exception>
    public async Task<IReadOnlyList<string>> FindShortagesAsync(CancellationToken cancellationToken)
    {
        if (options.AcknowledgedReplicas == 0)
        {
            return [];
        }

        if (connection.TearsScripts)
        {
            throw new StoreRefusedException(
                $"{nameof(RedisOptions.AcknowledgedReplicas)} is {options.AcknowledgedReplicas}, and Garnet has no WAIT to ask replicas by: use Redis or Valkey, or set it to 0.");
        }

        try
        {
            var shortages = new List<string>();
            foreach (var server in Primaries())
            {
                var lines = (await server.InfoAsync("replication").WaitAsync(options.Deadline, cancellationToken)).SelectMany(static section => section);
                var connected = lines.FirstOrDefault(static line => line.Key == "connected_slaves").Value ?? "0";
                if (int.Parse(connected, CultureInfo.InvariantCulture) < options.AcknowledgedReplicas)
                {
                    shortages.Add($"{connected} replicas are connected to the primary {server.EndPoint}; {nameof(RedisOptions.AcknowledgedReplicas)} is {options.AcknowledgedReplicas}.");
                }
            }

            return shortages;
        }
        catch (Exception fault) when (ClientFault.Describe(fault, options.Deadline) is { } reason)
        {
            throw new StoreUnavailableException(reason, fault);
        }
    }

    private IEnumerable<IServer> Primaries() => connection.Multiplexer.GetEndPoints().Select(endPoint => connection.Multiplexer.GetServer(endPoint)).Where(static server => server.IsConnected && StoreConnection.IsPrimary(server));

    private async Task<IReadOnlyList<string>> AskAsync(CancellationToken cancellationToken)
    {
        var risks = new List<string>();
        foreach (var server in Primaries())
        {
            if (await connection.IsGarnetAsync(server, cancellationToken) is not true)
            {
                foreach (var (setting, wanted, otherwise) in Wanted)
                {
                    risks.AddRange(await RiskAsync(server, setting, wanted, otherwise, cancellationToken));
                }
            }
        }

        return risks.Distinct().ToList();
    }

    private async Task<IReadOnlyList<string>> RiskAsync(IServer server, string setting, string wanted, string otherwise, CancellationToken cancellationToken)
    {
        try
        {
            var found = await server.ConfigGetAsync(setting).WaitAsync(options.Deadline, cancellationToken);
            var value = found.Length == 1 ? found[0].Value : null;
            return value == wanted ? [] : [$"{setting} is {value ?? "unknown"}, not {wanted}: {otherwise}."];
        }
        catch (RedisServerException)
        {
            return [$"{setting} could not be read (CONFIG is not allowed); it should be {wanted}."];
        }
    }
}
