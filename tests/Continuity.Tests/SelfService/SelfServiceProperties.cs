using Continuity.Customers;
using Continuity.Threads;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>What holds of help in self-service, whatever the customer does, whenever it arrives, and whoever they talk with meanwhile.</summary>
public class SelfServiceProperties
{
    private const int Runs = 400;
    private static readonly string[] Steps = ["login", "pay", "bill"];

    [Fact]
    public void AnyVisit_IsOfferedHelpExactlyWhenTheRulesSaySo()
    {
        var seen = new Dictionary<string, int>();
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(80),
            Prop.ForAll<uint[]>(numbers =>
            {
                var player = new VisitPlayer(seen);
                foreach (var (number, i) in numbers.Select(static (number, i) => (number, i)))
                {
                    // The numbers that are tried first are small; all the bits are wanted.
                    var spread = (number + (97u * (uint)i)) * 2_654_435_761u;
                    player.Act(spread ^ (spread >> 15));
                }
            }));

        // A rule that never came to pass was not tried.
        Assert.All(
            new[] { "offered", "offered again", "paused", "talking", "talking elsewhere", "declined", "solved", "accepted", "too old" },
            what => Assert.True(seen.GetValueOrDefault(what) > 0, what));
    }

    /// <summary>Plays one visit, and knows by itself, from all that was ever recorded, when help is due.</summary>
    private sealed class VisitPlayer(Dictionary<string, int> seen)
    {
        private readonly AppVisit visit = new();
        private readonly List<(int Session, string Name, SelfServiceOutcome Outcome, DateTimeOffset At)> recorded = [];
        private readonly Dictionary<int, DateTimeOffset> offered = [];
        private readonly HashSet<int> declined = [];
        private DateTimeOffset? last;
        private bool elsewhere;

        public void Act(uint number)
        {
            var (what, rest) = (number % 16, number / 16);
            var state = visit.Story.State;
            switch (what)
            {
                case 0:
                    visit.After(TimeSpan.FromMinutes(rest % 40));
                    break;
                case 1:
                    Begin((Channel)(rest % 4));
                    break;
                case 2:
                    foreach (var open in state.Profile.OpenConversations)
                    {
                        visit.Story.End(Ana, open);
                    }

                    break;
                case 3:
                    elsewhere = rest % 4 == 0;
                    var other = new CustomerState(CustomerId.New(Start.AddDays(-1))) { Version = 1, Profile = new() { OpenConversations = elsewhere ? [1] : [] } };
                    visit.Story.Change(home => home with { OtherHomes = [other] });
                    break;
                case 4 when visit.Record?.Offer is { IsOpen: true }:
                    Answer(rest);
                    break;
                default:
                    visit.After(TimeSpan.FromSeconds(rest % 200));
                    Step(Steps[rest % 3], (SelfServiceOutcome)(rest / 3 % 4), TimeSpan.FromSeconds(rest % 7 == 0 ? rest % 1_500 : 0));
                    break;
            }

            AssertKept();
        }

        private void Begin(Channel channel)
        {
            visit.Story.Begin(channel == Channel.SelfService ? visit.Mia : Ana, channel, [Verified(App)]);
            if (channel == Channel.SelfService)
            {
                visit.Session = visit.Story.Session.Number;
            }
        }

        private void Answer(uint rest)
        {
            if (rest % 3 == 0)
            {
                declined.Add(visit.Session);
                visit.Story.Apply(visit.Decline());
                return;
            }

            // What went into the brief is tried and done with.
            recorded.RemoveAll(step => step.Session == visit.Session);
            visit.Story.Apply(visit.Accept(channel: rest % 2 == 0 ? Channel.Chat : Channel.Phone));
            Count("accepted");
        }

        private void Step(string name, SelfServiceOutcome outcome, TimeSpan ago)
        {
            var before = visit.Offers.Count;
            recorded.Add((visit.Session, name, outcome, visit.Story.Now - ago));
            var isDue = IsDue(recorded[^1]);

            visit.Step(name, outcome, ago);

            Assert.Equal(isDue ? before + 1 : before, visit.Offers.Count);
            if (!isDue)
            {
                return;
            }

            Assert.True(last is null || visit.Story.Now - last >= visit.Options.Pause, "An offer was made twice in the pause.");
            Assert.DoesNotContain(visit.Story.State.Sessions.Values, static session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone });
            Count(last is null ? "offered" : "offered again");
            last = offered[visit.Session] = visit.Story.Now;
        }

        private bool IsDue((int Session, string Name, SelfServiceOutcome Outcome, DateTimeOffset At) latest)
        {
            var now = visit.Story.Now;
            var remembered = recorded.Where(step => step.Session == latest.Session).OrderBy(static step => step.At).TakeLast(32).ToList();
            var unsolved = remembered.Where(step => !remembered.Any(other => other.Outcome == SelfServiceOutcome.Succeeded && other.Name == step.Name && other.At >= step.At)).ToList();
            var fresh = unsolved.Where(step => !(offered.TryGetValue(latest.Session, out var at) && step.At <= at)).ToList();
            var recent = fresh.Count(step => step.Outcome is SelfServiceOutcome.Failed or SelfServiceOutcome.Abandoned && now - step.At < TimeSpan.FromMinutes(10));
            var alike = fresh.Count(step => step.Name == latest.Name && step.Outcome == latest.Outcome);
            var struggles = latest.Outcome switch
            {
                SelfServiceOutcome.Failed => recent >= 3 || alike >= 2,
                SelfServiceOutcome.Abandoned => recent >= 3,
                SelfServiceOutcome.Viewed => alike >= 4,
                _ => false,
            };
            if (!fresh.Contains(latest))
            {
                Count(latest.Outcome == SelfServiceOutcome.Failed && !unsolved.Contains(latest) ? "solved" : "settled");
                return false;
            }

            var isTalking = visit.Story.State.Sessions.Values.Any(static session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone });
            return struggles
                && !Hinders(now - latest.At >= TimeSpan.FromMinutes(10), "too old")
                && !Hinders(declined.Contains(latest.Session), "declined")
                && !Hinders(isTalking, "talking")
                && !Hinders(elsewhere, "talking elsewhere")
                && !Hinders(now - last < TimeSpan.FromMinutes(30), "paused");
        }

        private bool Hinders(bool? so, string what)
        {
            Count(so == true ? what : "");
            return so == true;
        }

        private void Count(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

        private void AssertKept()
        {
            var (profile, sessions) = (visit.Story.State.Profile, visit.Story.State.Sessions.Values);
            Assert.All(sessions, static session => Assert.True(session.SelfService is null || session.SelfService.Steps.Count <= 32));
            Assert.Equal(
                sessions.Where(static session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone }).Select(static session => session.Number).Order(),
                profile.OpenConversations.Order());
        }
    }
}
