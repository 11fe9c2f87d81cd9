using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Model;
using Continuity.Model.Rules;
using Continuity.Redis.Tests.Handoffs.Model;
using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Handoffs;

/// <summary>Races of many callers of two processes for one ticket: one wins, the others are told so, and nothing is left behind.</summary>
public abstract class HandoffRaceTests(StoreServer server)
{
    private const int Callers = 16;
    private const int AtATime = 4;

    protected virtual int Races => 1_008;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyAtOnce_OneWinsAndTheOthersAreRefused()
    {
        var time = new SequenceTime();
        StoreCommits[] processes = [new(await OpenAsync(time)), new(await OpenAsync(time))];
        var races = Math.Max(Races, Sequences.Asked / Callers);
        var won = new System.Collections.Concurrent.ConcurrentBag<(string Name, Act Act)>();
        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = Cancelled }, async (race, _) =>
        {
            var world = new World();
            time.LiveBy(world.Clock);
            var scenes = RaceScene.All(world.Homes[0], world.Clock.Now);
            var scene = scenes[race % scenes.Count];
            foreach (var winner in await RaceAsync(scene, new(race, race), world, processes))
            {
                won.Add((scene.Name, winner));
            }
        });
        TestContext.Current.SendDiagnosticMessage("{0} races, won by: {1}", races, string.Join(", ", won.CountBy(static one => one).OrderBy(static one => one.Key).Select(static one => $"{one.Key.Name}: {one.Key.Act} {one.Value}")));
    }

    private static async Task<IReadOnlyList<Act>> RaceAsync(RaceScene scene, Step step, World world, StoreCommits[] processes)
    {
        Player[] players = [.. processes.Select(process => new Player(world, process, Cancelled))];
        foreach (var command in scene.Before)
        {
            if (await players[0].DoAsync(command) is { } done)
            {
                Assert.True(done.IsAccepted, $"{scene.Name}: {command.Act} was refused: {done.Refusal}");
            }
        }

        using var start = new SemaphoreSlim(0);
        var count = Math.Max(Callers, scene.AtOnce.Count);
        var racers = Enumerable.Range(0, count).OrderBy(n => step.Digit(n + 1, 1_000)).Select(n => Task.Run(async () =>
        {
            var command = scene.AtOnce[n % scene.AtOnce.Count];
            await start.WaitAsync(Cancelled);
            if (command.Act == Act.Wait)
            {
                // Time goes on once, and while the others are on their way.
                for (var reads = step.Digit(0, 4); reads > 0; reads--)
                {
                    await processes[0].ReadAsync(command.Home, Cancelled);
                }

                return n < scene.AtOnce.Count ? await players[0].DoAsync(command) : null;
            }

            return await players[n % 2].DoAsync(command);
        })).ToList();
        start.Release(racers.Count);
        var told = (await Task.WhenAll(racers)).OfType<Told>().ToList();

        Assert.All(told, one => Assert.Null(Rulebook.Check(one)));
        var winners = told.Where(static one => one.HasChanged && one.IsAccepted).ToList();
        Assert.True(scene.HasOneWinner ? winners.Count(static one => one.Command.Act != Act.Settle) + Expiries(winners) == 1 : winners.Count > 0, $"{scene.Name}: {string.Join(", ", winners.Select(static one => $"{one.Command.Act} {one.Command.Caller.Id}"))} won.");
        await AssertWholeAsync(scene, world, processes[1], winners);
        return [.. winners.Select(static one => one.Command.Act)];
    }

    private static int Expiries(IReadOnlyList<Told> winners) => winners.Count(static one => one.Command.Act == Act.Settle && one.After.Handoffs.Values.Any(handoff => handoff.State == HandoffState.Expired));

    private static async Task AssertWholeAsync(RaceScene scene, World world, StoreCommits process, IReadOnlyList<Told> winners)
    {
        var state = await process.ReadAsync(world.Homes[0], Cancelled);
        var ticket = Assert.Single(state.Tickets.Values);
        Assert.Empty(Invariants.Broken(state));
        await process.CheckBesideAsync([state.Id], Cancelled);
        Assert.True(ticket.Status != TicketStatus.Open || ticket.Owner is not null, scene.Name);
        var running = state.FollowUps.Values.Where(static one => one is { IsOpen: true, Kind: FollowUpKind.AfterHandoff });
        var isWithAnother = ticket.Handler is { } handler && handler.Id != ticket.Owner && winners.Any(static one => one.Command.Act is Act.Accept or Act.Claim && one.After.Handoffs.Values.All(handoff => handoff.Mode != TransferMode.Consult));
        Assert.True(isWithAnother ? running.Count() == 1 : running.Count() <= 1, $"{scene.Name}: not one check is owed.");
    }

    private Task<TestStore> OpenAsync(TimeProvider time) => server.OpenAsync(static options => options with { TimeFromStore = false }, services => services.AddSingleton(time));
}
