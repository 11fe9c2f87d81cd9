using Continuity.Callers;
using Continuity.Calls;
using Continuity.Customers;
using Continuity.FollowUps;
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
            IdentityClaim[] known = kind % 2 == 0 ? [] : [Claimed(Phone)];
            var expected = Ending(new Call(known).Take(parts));
            var shuffled = parts.Concat(order.Select(i => parts[(int)((uint)i % parts.Count)])).ToArray();
            new Random(order.Aggregate(kind, HashCode.Combine)).Shuffle(shuffled);

            Assert.Equal(expected, Ending(new Call(known).Take(shuffled)));
        }));

    [Fact]
    public void AnyOrderWithAnyRepeats_SettlesTheSameOfACheckIn()
    {
        var settled = new HashSet<(FollowUpState, bool)>();
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3_000),
            Prop.ForAll<int, int[]>((kind, order) =>
            {
                var parts = Parts(new Random(kind), agreed: true);
                var expected = Settled(Owing(kind).Take(parts));
                settled.Add((expected.State, expected.AskedAt is not null));
                var shuffled = parts.Concat(order.Select(i => parts[(int)((uint)i % parts.Count)])).ToArray();
                new Random(order.Aggregate(kind, HashCode.Combine)).Shuffle(shuffled);

                Assert.Equal(expected, Settled(Owing(kind).Take(shuffled)));
            }));
        Assert.Equal([(FollowUpState.Due, false), (FollowUpState.Due, true), (FollowUpState.Kept, true)], settled.Order());
    }

    // The customer was asked, or was to be asked from a time on, before the call, while it went on or after it.
    private static Call Owing(int kind)
    {
        var random = new Random(~kind);
        var at = Start.AddSeconds(random.Next(6) - 1);
        var call = new Call(random.Next(4) == 0 ? [] : [Claimed(Phone)]);
        return random.Next(2) == 0 ? call.Owing(Start.AddDays(-1), at) : call.Owing(at);
    }

    private static (FollowUpState State, DateTimeOffset? AskedAt, int? AskedIn, bool IsEvidence, DateTimeOffset? CheckedInAt, int Answers, int Askings, int Told) Settled(Call call)
    {
        var (checkIn, ticket) = (call.CheckIn, call.State.Tickets[1]);
        Assert.Equal(checkIn.State == FollowUpState.Kept, checkIn.Evidence is not null);
        return (
            checkIn.State, checkIn.AskedAt, checkIn.AskedIn, checkIn.Evidence is { } evidence && evidence == call.Entry!.Id, call.State.Profile.CheckedInAt, ticket.AwaitsAnswer.Count,
            ticket.AwaitsAsking.Count, call.Notices.Count);
    }

    // Each call has a customer of its own: that the entry is theirs is the same.
    private static (CallRecord?, CallContent?, ActorRef?, DateTimeOffset?, SessionState, Assurance, string) Ending(Call call)
    {
        Assert.Equal(1, call.Log.Count(static entry => entry.Draft.Content is CallContent) + (call.Session.Call!.Entry is null ? 1 : 0));
        Assert.InRange(call.Activities.Count(static activity => activity == Activity.SessionEnded), 0, 1);
        return (call.Session.Call, call.Content, call.Entry?.Draft.Author is { } author && author != ActorRef.Customer(call.State.Id) ? author : null, call.Entry?.Draft.OccurredAt, call.Session.State, call.Session.Assurance, string.Join('|', call.Notes));
    }

    // Some parts never come, some say more than others, and those that say when don't agree on it, unless they shall.
    private static List<CallPart> Parts(Random random, bool agreed = false)
    {
        DateTimeOffset[] times = [At(), At(), At()];
        var direction = random.Next(3) switch { 0 => Direction.Inbound, 1 => Direction.Outbound, _ => (Direction?)null };
        var duration = random.Next(3) switch { 0 => TimeSpan.Zero, 1 => TimeSpan.FromSeconds(random.Next(600)), _ => (TimeSpan?)null };
        List<CallPart> all =
        [
            new(At()) { Direction = direction, StartedAt = Time(0) },
            new(At()) { Direction = direction, AnsweredAt = Time(1), Agent = Agent() },
            new(At()) { AnsweredAt = Time(1), Agent = Agent() },
            new(At()) { Direction = direction, EndedAt = Time(2), Duration = duration, Agent = Agent() },
            new(At()) { RecordingUrl = "https://calls.example.com/1" },
            new(At()) { Direction = direction, Transcript = "What was said." },
            new(At()) { StartedAt = Time(0), EndedAt = Time(2), Duration = duration, RecordingUrl = "https://calls.example.com/1" },
            new(At()) { IsClaimed = true },
        ];
        var some = all.Where(_ => random.Next(4) > 0).ToList();
        return some.Count > 0 ? some : all;

        DateTimeOffset Time(int of) => agreed ? times[of] : At();

        DateTimeOffset At() => Start.AddSeconds(random.Next(4));

        string? Agent() => random.Next(3) switch { 0 => "ana", 1 => "ben", _ => null };
    }
}
