using Continuity.Faults.Calls;
using Continuity.Faults.Faults;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>One fault, under load, with the check of all that was acknowledged.</summary>
/// <param name="stage">Where.</param>
/// <param name="fault">What goes wrong.</param>
/// <param name="arguments">How the run is to be.</param>
/// <param name="number">The round's number in the run.</param>
internal sealed class Round(Stage stage, Fault fault, RunArguments arguments, int number)
{
    private TimeSpan Before => TimeSpan.FromSeconds(arguments.IsShort ? 2 : 6);

    // What was begun goes on to its end besides, which takes longer than this in a short run.
    private TimeSpan After => TimeSpan.FromSeconds(arguments.IsShort ? 1 : 6);

    /// <summary>Runs it.</summary>
    /// <param name="probes">The stage's probes.</param>
    /// <returns>Its row, and how often each mutation was acknowledged.</returns>
    public async Task<(Row Row, IReadOnlyDictionary<string, int> Acknowledged)> RunAsync(Probes probes)
    {
        var tally = new Tally();
        using var client = new ApiClient(stage.Instances, tally);
        var scene = new Scene(client, stage.Cast, $"s{arguments.Seed}r{number}") { IsTimeMoved = fault.MovesTime };
        stage.Receiver.Forget();
        await fault.PrepareAsync(stage);
        await SignInAsync(scene);
        await probes.PrepareAsync(scene);
        await using var listening = new Listening();
        await listening.StartAsync(scene);
        var crowd = new Crowd(scene, unchecked((arguments.Seed * 31) + number), arguments.Stories);
        crowd.Start();
        await Task.Delay(Before);
        var found = await fault.HappenAsync(stage, fault.Span(arguments.IsShort));
        tally.NoteWhole();
        var recovered = await probes.RecoverAsync(scene);
        await Task.Delay(After);
        await crowd.EndAsync();
        await listening.CheckAsync(scene);
        await probes.CheckAsync(scene);
        scene.Found(await WebhookCheck.FindAsync(stage, scene));
        scene.Found(await StoreCheck.FindAsync(stage));
        await fault.FinishAsync(stage);
        return (
            new(fault.Name, fault.Topology)
            {
                Rounds = 1,
                Calls = tally.Calls,
                Failed = tally.Failed,
                FailedFast = tally.FailedFast,
                Odd = tally.OddOnes,
                SlowestFailure = tally.SlowestFailure,
                SlowestAnswer = tally.SlowestAnswer,
                AnsweredLate = tally.AnsweredLate,
                RecoveredAfter = recovered,
                Told = scene.Told,
                Findings =
                [
                    .. found, .. scene.Findings, .. Plants.Found(arguments.Plant, scene.Sample), .. tally.Broken.Select(static what => new Finding(FindingKind.Wrong, what)),
                    .. tally.Odd.Distinct().Select(static said => new Finding(FindingKind.Wrong, $"An odd answer: {said}")),
                ],
            },
            scene.Acknowledged);
    }

    // An agent is known from when they sign in first.
    private static async Task SignInAsync(Scene scene)
    {
        var sending = new Sending(scene, new Random(0));
        foreach (var caller in scene.Cast.Staff)
        {
            await sending.ReadAsync(caller, "{ viewer { roles } }", null);
        }
    }
}
