using System.Collections.Concurrent;
using Continuity.Model;
using Continuity.Redis.Tests.Handoffs.Model;
using Continuity.Redis.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Handoffs;

/// <summary>
/// Any sequence of commands of eight agents, two supervisors, a bot and customers on twenty tickets, on a real store from two processes, in order and all at once, customers merged and parted
/// in between: each command comes to what the design says of the state that it was decided on, and in the end nothing is offered or owed any more.
/// </summary>
public abstract class HandoffModelTests(StoreServer server)
{
    private const int AtATime = 8;
    private const int Callers = 16;

    /// <summary>How many commands are given one after another, and how many all at once.</summary>
    protected virtual int Commands => 1_500;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public Task AnySequence_StepAfterStep_ComesToWhatTheRulesSayAndEndsWithNothingOwed() =>
        HoldsAsync(static (play, steps) => play.InOrderAsync(steps));

    [Fact]
    public Task AnySequence_FromSixteenCallersOfTwoProcesses_ComesToWhatTheRulesSayAndEndsWithNothingOwed() =>
        HoldsAsync(static (play, steps) => play.AtOnceAsync(steps, Callers));

    private async Task HoldsAsync(Func<Play, IReadOnlyList<Step>, Task> run)
    {
        var time = new SequenceTime();
        TestStore[] stores = [await OpenAsync(time), await OpenAsync(time)];
        StoreCommits[] processes = [.. stores.Select(static store => new StoreCommits(store))];
        var counts = new ConcurrentBag<(Act Act, string Came)>();
        using var gate = new SemaphoreSlim(AtATime);
        var numbers = Gen.Choose(Sequences.Fewest, Sequences.Most).SelectMany(static count => Gen.Choose(0, int.MaxValue - 1).ArrayOf(count));
        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences.For(Commands)).WithParallelRunConfig(new ParallelRunConfig(AtATime)),
            Prop.ForAll(Arb.From(numbers, Sequences.Shorter), async sequence =>
            {
                await gate.WaitAsync(Cancelled);
                try
                {
                    var world = new World();
                    time.LiveBy(world.Clock);
                    var play = new Play(world, process => processes[process], Cancelled);
                    await Sequences.ExplainedAsync(play, async () =>
                    {
                        await run(play, Sequences.Steps(sequence));
                        await processes[1].CheckBesideAsync(world.Homes, Cancelled);
                        await play.EndAsync();
                        await processes[0].CheckBesideAsync(world.Homes, Cancelled);
                    });
                    foreach (var told in play.Told)
                    {
                        counts.Add((told.Command.Act, told.Refusal?.Code.ToString() ?? "accepted"));
                    }

                    return true;
                }
                finally
                {
                    gate.Release();
                }
            })));
        TestContext.Current.SendDiagnosticMessage("{0} commands: {1}", counts.Count, string.Join(", ", counts.CountBy(static one => one).OrderBy(static one => one.Key).Select(static one => $"{one.Key.Act} {one.Key.Came} {one.Value}")));
    }

    private Task<TestStore> OpenAsync(TimeProvider time) => server.OpenAsync(static options => options with { TimeFromStore = false }, services => services.AddSingleton(time));
}
