using System.Globalization;
using Continuity.Api.StartUp;

namespace Continuity.Api.Embedded;

/// <summary>The Garnet server that the API runs for itself: on one port and one folder for the API's whole life, in as many runs as it takes.</summary>
internal sealed class EmbeddedStore : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly EmbeddedStoreInstallation installation;
    private readonly EmbeddedStoreOptions options;
    private readonly DataFolder folder;
    private readonly TimeProvider time;
    private GarnetProcess? garnet;

    private EmbeddedStore(EmbeddedStoreInstallation installation, EmbeddedStoreOptions options, DataFolder folder, TimeProvider time)
    {
        this.installation = installation;
        this.options = options;
        this.folder = folder;
        this.time = time;
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>The full path of its data.</summary>
    public string DataPath => folder.Path;

    /// <summary>What a Redis client connects with.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Completes when the present run of the server has ended.</summary>
    public Task Ended => garnet?.Ended ?? Task.CompletedTask;

    /// <summary>Starts the server on a free port; returns once it answers.</summary>
    /// <param name="options">Where its data is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StartUpRefusedException">It is not installed, its folder is in use, or it does not start.</exception>
    public static async Task<EmbeddedStore> StartAsync(EmbeddedStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var installation = EmbeddedStoreInstallation.Find();
        var folder = DataFolder.Hold(options.Path);
        var store = new EmbeddedStore(installation, options, folder, time);
        try
        {
            await store.RunAsync(LoopbackPort.FindFree, cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again after it has ended, on the same port and data.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StartUpRefusedException">It does not start.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        if (garnet is not null)
        {
            await garnet.DisposeAsync();
        }

        await RunAsync(() => Port, cancellationToken);
    }

    /// <summary>Ends the server, if it runs, and gives its folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (garnet is not null)
        {
            await garnet.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task RunAsync(Func<int> choosePort, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.StartWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await WaitForEarlierRunAsync(either.Token);
            for (var attempt = 1; ; attempt++)
            {
                Port = choosePort();
                try
                {
                    garnet = await GarnetProcess.StartAsync(installation, folder, Port, either.Token);
                    return;
                }
                catch (GarnetEndedException) when (attempt < Attempts)
                {
                    // Mostly a port that was taken in between; another attempt costs less than to find out.
                }
            }
        }
        catch (GarnetEndedException fault)
        {
            throw new StartUpRefusedException($"{fault.Message} (data in {DataPath})", fault);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StartUpRefusedException($"The embedded store was not ready within {options.StartWithin.TotalSeconds:0} s (data in {DataPath}).", fault);
        }
    }

    /// <summary>A server whose API was killed a moment ago may still be closing the files.</summary>
    private async Task WaitForEarlierRunAsync(CancellationToken cancellationToken)
    {
        while (folder.StoreIsHeld())
        {
            await Task.Delay(Poll, time, cancellationToken);
        }
    }
}
