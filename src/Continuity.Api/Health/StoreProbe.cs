using System.Globalization;
using Continuity.Api.StartUp;

namespace Continuity.Api.Health;

/// <summary>Asks the store whether it is there.</summary>
/// <param name="configuration">Says where.</param>
internal sealed class StoreProbe(IConfiguration configuration)
{
    private const int DefaultPort = 6379;

    /// <summary>Asks, and waits for an answer.</summary>
    /// <param name="within">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where it answered; else why not, in words without secrets.</returns>
    public async Task<string?> AskAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        var (host, port) = FirstServer();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within);
        try
        {
            await RespPing.SendAsync(host, port, limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {within.TotalSeconds:0.#} s";
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            return fault.Message;
        }
    }

    /// <summary>Lets the start go on once the store has answered.</summary>
    /// <param name="within">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StartUpRefusedException">It did not.</exception>
    public async Task RequireAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        if (await AskAsync(within, cancellationToken) is { } why)
        {
            var (host, port) = FirstServer();
            throw new StartUpRefusedException($"The Redis at {host}:{port} (ConnectionStrings:Redis) can't be reached: {why}.");
        }
    }

    private (string Host, int Port) FirstServer()
    {
        var server = (configuration.GetConnectionString("Redis") ?? "").Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(static part => !part.Contains('=', StringComparison.Ordinal)) ?? "";
        var colon = server.LastIndexOf(':');
        return colon > 0 && int.TryParse(server[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? (server[..colon], port)
            : (server, DefaultPort);
    }
}
