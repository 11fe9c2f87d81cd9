using Continuity.Calls;
using Continuity.Threads;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Calls;

/// <summary>Whatever the order in which the parts of a call come, and however often, session and entry are the same in the end.</summary>
public class CallProperties
{
    [Fact]
    public void AnyOrderWithAnyRepeats_EndsInTheSameSessionAndEntry() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll<int, int[]>((kind, order) =>
        {
            var parts = Parts(new Random(kind));
            var expected = Ending(new Call([Claimed(Phone)]).Take(parts));
            var shuffled = parts.Concat(order.Select(i => parts[(int)((uint)i % parts.Count)])).ToArray();
            new Random(order.Aggregate(kind, HashCode.Combine)).Shuffle(shuffled);

            Assert.Equal(expected, Ending(new Call([Claimed(Phone)]).Take(shuffled)));
        }));

    private static (CallRecord?, CallContent?, object?, DateTimeOffset?, SessionState, string) Ending(Call call)
    {
        Assert.Equal(1, call.Log.Count(static entry => entry.Draft.Content is CallContent) + (call.Session.Call!.Entry is null ? 1 : 0));
        Assert.InRange(call.Activities.Count(static activity => activity == Activity.SessionEnded), 0, 1);
        return (call.Session.Call, call.Content, call.Entry?.Draft.Author, call.Entry?.Draft.OccurredAt, call.Session.State, string.Join('|', call.Notes));
    }

    // Some parts never come, some say more than others, and those that say when don't agree on it.
    private static List<CallPart> Parts(Random random)
    {
        var direction = random.Next(3) switch { 0 => Direction.Inbound, 1 => Direction.Outbound, _ => (Direction?)null };
        var duration = random.Next(3) switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromSeconds(random.Next(600)), _ => (TimeSpan?)null };
        List<CallPart> all =
        [
            new(At()) { Direction = direction, StartedAt = At() },
            new(At()) { Direction = direction, AnsweredAt = At(), Agent = Agent() },
            new(At()) { AnsweredAt = At(), Agent = Agent() },
            new(At()) { Direction = direction, EndedAt = At(), Duration = duration, Agent = Agent() },
            new(At()) { RecordingUrl = "https://calls.example.com/1" },
            new(At()) { Direction = direction, Transcript = "What was said." },
            new(At()) { StartedAt = At(), EndedAt = At(), Duration = duration, RecordingUrl = "https://calls.example.com/1" },
        ];
        var some = all.Where(_ => random.Next(4) > 0).ToList();
        return some.Count > 0 ? some : all;

        DateTimeOffset At() => Start.AddSeconds(random.Next(4));

        string? Agent() => random.Next(3) switch { 0 => "ana", 1 => "ben", _ => null };
    }
}
