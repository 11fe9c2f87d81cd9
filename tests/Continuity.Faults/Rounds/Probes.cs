using System.Diagnostics;
using System.Text.Json.Nodes;
using Continuity.Faults.Calls;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Writes to every group of partitions by every instance, to see when each takes writes again.</summary>
/// <param name="stage">Where.</param>
internal sealed class Probes(Stage stage)
{
    private const int Groups = 3;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly List<(string Session, Account Account)> probes = [];
    private int written;

    /// <summary>Makes a session in each group of partitions; of a cluster's three, one each.</summary>
    public async Task PrepareAsync(Scene scene)
    {
        if (probes.Count > 0)
        {
            return;
        }

        var groups = stage.Topology == Topologies.Topology.Cluster ? Groups : 1;
        var sending = new Sending(scene, new Random(0));
        var there = new HashSet<int>();
        for (var i = 0; there.Count < groups; i++)
        {
            var user = $"{scene.Name}probe{i}";
            var text = $"{user} begins";
            var begun = (await sending.DoAsync(scene.Cast.Gateway, "startSession", new()
            {
                ["channel"] = "CHAT",
                ["identities"] = new JsonArray(new JsonObject { ["kind"] = "APP_USER", ["value"] = user, ["assurance"] = "CLAIMED" }),
                ["entry"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } },
                ["idempotencyKey"] = user,
            }))!;
            var home = Line.HomeOf(begun.Id("customer"));
            if (there.Add(Slots.Of(home) * groups / Slots.Count))
            {
                var account = new Account(home);
                account.Did("SESSION_STARTED");
                account.Did("TICKET_OPENED");
                account.Says(text, begun.Id("entry"));
                probes.Add((begun.Id("session"), account));
            }
        }
    }

    /// <summary>Waits until each instance has written to each group.</summary>
    /// <returns>How long the last one took.</returns>
    public async Task<TimeSpan> RecoverAsync(Scene scene)
    {
        var watch = Stopwatch.StartNew();
        List<Task<TimeSpan>> all = [];
        foreach (var (session, account) in probes)
        {
            all.AddRange(Enumerable.Range(0, scene.Client.Instances.Count).Select(instance => WriteAsync(scene, instance, session, account, watch)));
        }

        return (await Task.WhenAll(all)).Max();
    }

    /// <summary>Holds what was written against what is there.</summary>
    public async Task CheckAsync(Scene scene)
    {
        var reader = new Reader(new Sending(scene, new Random(0)), scene.Cast.Supervisor);
        foreach (var (_, account) in probes)
        {
            scene.Found(ThreadCheck.Find([account], await reader.ThreadAsync("cus_" + account.Home)));
        }
    }

    private async Task<TimeSpan> WriteAsync(Scene scene, int instance, string session, Account account, Stopwatch watch)
    {
        var text = $"{scene.Name} probe {Interlocked.Increment(ref written)}";
        var input = new JsonObject { ["sessionId"] = session, ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } }, ["idempotencyKey"] = text };
        while (watch.Elapsed < Patience)
        {
            var answer = await scene.Client.SendAsync(instance, scene.Cast.Gateway.Token, Command.Document("recordEntry"), Command.Variables(input));
            if (answer.Outcome == Outcome.Answered)
            {
                lock (account)
                {
                    account.Says(text, null);
                }

                return watch.Elapsed;
            }

            await Task.Delay(Between);
        }

        scene.Found(new Finding(FindingKind.Wrong, $"Instance {instance} took no write within {Patience.TotalMinutes} min."));
        return watch.Elapsed;
    }
}
