using Continuity.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Continuity.Tests.Handoffs;

/// <summary>
/// Any sequence of commands of eight agents, two supervisors, a bot and customers on twenty tickets, the decisions alone: each comes to what the design says, and what it promises holds at
/// every moment.
/// </summary>
public class HandoffProperties
{
    private const int Commands = 60_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void AnySequence_ComesToWhatTheRulesSayAndEndsWithNothingOwed() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Sequences.For(Commands)),
        Prop.ForAll(Arb.From(Gen.Choose(Sequences.Fewest, Sequences.Most).SelectMany(static count => Gen.Choose(0, int.MaxValue - 1).ArrayOf(count)), Sequences.Shorter), static async numbers =>
        {
            var world = new World();
            var commits = new MemoryCommits(world.Clock);
            var play = new Play(world, _ => commits, Cancelled);
            await Sequences.ExplainedAsync(play, async () =>
            {
                await play.InOrderAsync(Sequences.Steps(numbers));
                await play.EndAsync();
            });
            return true;
        }));
}
