using System.Diagnostics;
using Continuity.Api.Tests.Embedded;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;
using Continuity.Topologies;

namespace Continuity.Api.Tests.Delivery;

/// <summary>
/// Messages out and in at once, in the same sessions, through a provider that does its worst and goes away for a while, while the API is killed again and again.
/// </summary>
/// <param name="settings">How much of it.</param>
/// <param name="redis">The store; null for the embedded one, which is killed with the API.</param>
/// <param name="output">Where the figures go.</param>
internal sealed class FaultRun(FaultRunSettings settings, RedisServer? redis, ITestOutputHelper output) : IDisposable
{
    private const int AtOnce = 32;
    private const int Agents = 8;
    private const int MostShown = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly RunProgress progress = new();
    private readonly Stopwatch watch = new();
    private readonly SemaphoreSlim up = new(1);
    private int killed;
    private int left;

    /// <summary>How many messages are written, told and taken, when all are.</summary>
    private int All => (settings.Messages / settings.Sessions * settings.Sessions) * 3;

    /// <summary>Runs, and says what is wrong afterwards.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        output.WriteLine($"CONTINUITY_RUN_SEED={settings.Seed}");
        await using var gateway = await FaultyGateway.StartAsync(settings.Seed);
        await using var api = await RunningApi.StartAsync(Settings(gateway));
        var address = api.Http.BaseAddress!;
        using var provider = new FaultyProvider(() => address, settings.Seed, AtOnce);
        var tokens = await Task.WhenAll(Enumerable.Range(0, Agents).Select(n => api.TokenAsync("agent", $"agent-{n}")));
        using var agents = new FaultyAgents(address, tokens, settings.Seed, progress.Note);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience + (settings.Aways * settings.Away));

        var chats = FaultyProvider.Events(settings.Seed, settings.Sessions, settings.Messages / settings.Sessions, calls: 0);
        await provider.SendAsync([.. chats.Select(static chat => chat.Take(1).ToList())], null, limit.Token);
        var sessions = chats.Select(chat => provider.Answers[chat[0].Id].Text("session")).ToList();

        watch.Start();
        (gateway.FaultsInAHundred, gateway.DeliversInAHundred, gateway.Took) = (settings.FaultsInAHundred, 20, progress.Note);
        var acknowledged = Task.WhenAll(
            agents.WriteAsync(sessions, settings.Messages / settings.Sessions, AtOnce, limit.Token),
            provider.SendAsync([.. chats.Select(static chat => chat.Skip(1).ToList())], Note, limit.Token));
        using var breaking = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var broken = Task.WhenAll(KillAsync(api, breaking.Token), LeaveAsync(gateway, breaking.Token));
        await acknowledged;
        var afterAll = watch.Elapsed;
        await DrainAsync(api, limit.Token);
        await breaking.CancelAsync();
        await ((Task)broken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var drained = watch.Elapsed;

        var reader = new RunReader(api, tokens[0]);
        List<RunSession> read = [];
        foreach (var (session, chat) in sessions.Zip(chats))
        {
            read.Add(new(session, agents.Written(session), [.. chat.Select(static told => told.Text).OfType<string>()], await reader.ThreadAsync(session)));
        }

        Print(afterAll, drained, gateway, agents, provider, reader);
        IReadOnlyList<string> faults =
        [
            .. FaultRunCheck.Faults(read, gateway.Arrivals, await WaitingAsync(api)),
            .. broken.IsCompletedSuccessfully ? Array.Empty<string>() : [$"The API was killed {killed} times and the provider away {left} times: {broken.Exception?.InnerException?.Message}"],
        ];
        foreach (var fault in faults.Take(MostShown))
        {
            output.WriteLine(fault);
        }

        return faults;
    }

    public void Dispose() => up.Dispose();

    private ApiSettings Settings(FaultyGateway gateway)
    {
        var more = new Dictionary<string, string>(IngestApi.Sources.Concat(gateway.Settings("CHAT")))
        {
            ["Continuity:Gateways:CHAT:BreakAtLeast"] = "20",
            ["Continuity:Gateways:CHAT:BreakFor"] = "00:00:01",
            ["Continuity:Gateways:CHAT:LongestPause"] = "00:00:05",
        };

        // Below the ports of outgoing connections, so that it is the same one after each restart.
        return new() { Redis = redis?.ConnectionString, More = more, Urls = $"http://127.0.0.1:{FreePort.Next()}" };
    }

    private Task Note(int acknowledged)
    {
        progress.Note();
        return Task.CompletedTask;
    }

    private async Task KillAsync(RunningApi api, CancellationToken cancellationToken)
    {
        var random = new Random(settings.Seed);
        for (var kill = 0; kill < settings.Kills; kill++)
        {
            await progress.ReachAsync((int)(All * (kill + 0.5 + (random.NextDouble() / 2)) / (settings.Kills + 1)), cancellationToken);
            await up.WaitAsync(cancellationToken);
            try
            {
                if (redis is null)
                {
                    await Signal.SendAsync("KILL", await StoreProcess.OfAsync(api.Process.Id));
                }

                await api.KillAsync();
                await api.StartAgainAsync();
                killed++;
            }
            finally
            {
                up.Release();
            }

            output.WriteLine($"Killed, and there again after {watch.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    private async Task LeaveAsync(FaultyGateway gateway, CancellationToken cancellationToken)
    {
        var random = new Random(unchecked(settings.Seed + 1));
        for (var away = 0; away < settings.Aways; away++)
        {
            await progress.ReachAsync((int)(All * (away + random.NextDouble()) / (settings.Aways + 1)), cancellationToken);
            if (away % 2 == 0)
            {
                // Nobody listens.
                await gateway.CloseAsync();
                await Task.Delay(settings.Away, cancellationToken);
                await gateway.OpenAsync();
            }
            else
            {
                // Whoever comes is sent away.
                gateway.IsAway = true;
                await Task.Delay(settings.Away, cancellationToken);
                gateway.IsAway = false;
            }

            left++;
            output.WriteLine($"The provider was away, and there again after {watch.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    // What has not left by the end of all patience is found by the check, which says what it is.
    private async Task DrainAsync(RunningApi api, CancellationToken cancellationToken)
    {
        try
        {
            while ((await WaitingAsync(api)).Count > 0)
            {
                await Task.Delay(250, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            output.WriteLine("Not all has left.");
        }
    }

    private async Task<IReadOnlyList<string>> WaitingAsync(RunningApi api)
    {
        await up.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await RunReader.WaitingAsync(redis?.Port ?? api.Process.EmbeddedPort);
        }
        finally
        {
            up.Release();
        }
    }

    private void Print(TimeSpan acknowledged, TimeSpan drained, FaultyGateway gateway, FaultyAgents agents, FaultyProvider provider, RunReader reader)
    {
        var (messages, arrivals) = (All / 3, gateway.Arrivals);
        var span = arrivals[^1].At - arrivals[0].At;
        output.WriteLine(
            $"""
            {messages} out and {messages} in, {settings.Sessions} sessions, {settings.Kills} kills, away {settings.Aways} times for {settings.Away.TotalSeconds:0} s, {settings.FaultsInAHundred} faults in 100, {(redis is null ? "Garnet" : "Redis")}, seed {settings.Seed}:
            all acknowledged after {acknowledged.TotalSeconds:0.0} s ({messages * 2 / acknowledged.TotalSeconds:0} a second), all left after {drained.TotalSeconds:0.0} s
            requests: {agents.Requests} for the messages out, {provider.Requests} for those in
            provider: {arrivals.Count} arrivals in {span.TotalSeconds:0.0} s ({arrivals.Count / span.TotalSeconds:0} a second), {gateway.Missed} more sent away, {reader.Attempts} attempts by the deliveries
            taken again under the same key: {arrivals.Count(static one => one.IsTaken) - gateway.Taken.Count}
            faults: {string.Join(", ", arrivals.CountBy(static one => one.Fault).OrderBy(static one => one.Key).Select(static one => $"{one.Key} {one.Value}"))}
            """);
    }
}
