using Continuity.Customers;
using Continuity.Threads;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>What holds of help in self-service, whatever the customer does, whenever it arrives, and whoever they talk with meanwhile.</summary>
public class SelfServiceProperties
{
    private const int Runs = 1_500;
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
            new[] { "offered", "offered again", "paused", "talking", "talking elsewhere", "left open", "declined", "solved", "accepted", "too old", "ahead", "remembered" },
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
        private DateTimeOffset? elsewhere;
        private int pages;

        public void Act(uint number)
        {
            var (what, rest) = (number % 16, number / 16);
            var state = visit.Story.State;
            switch (what)
            {
                case 0:
                    visit.After(rest % 3 == 0 ? TimeSpan.FromHours(25) : TimeSpan.FromMinutes(rest % 40));
                    break;
                case 1:
                    Begin((Channel)(rest % 4));
                    break;
                case 2 when rest % 4 == 0:
                    foreach (var open in state.Profile.OpenConversations)
                    {
                        visit.Story.End(Ana, open.Session);
                    }

                    break;
                case 3:
                    elsewhere = rest % 2 == 0 ? visit.Story.Now : null;
                    var other = new CustomerState(CustomerId.New(Start.AddDays(-1))) { Version = 1, Profile = new() { OpenConversations = elsewhere is { } since ? [new(1, since)] : [] } };
                    visit.Story.Change(home => home with { OtherHomes = [other] });
                    break;
                case 4 when visit.Record?.Offer is { IsOpen: true }:
                    Answer(rest);
                    break;
                case 5 when recorded.Count(step => step.Session == visit.Session && step.Name.StartsWith("page ", StringComparison.Ordinal)) < 36:
                    for (var page = 0; page < 12; page++)
                    {
                        Step($"page {pages++}", SelfServiceOutcome.Viewed, TimeSpan.Zero);
                    }

                    break;
                default:
                    visit.After(TimeSpan.FromSeconds(rest % 200));
                    Step(Steps[rest % 3], (SelfServiceOutcome)(rest / 3 % 4), TimeSpan.FromSeconds(rest % 7 == 0 ? rest % 1_500 : rest % 11 == 0 ? -60 : 0));
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
            var isFailing = outcome is SelfServiceOutcome.Failed or SelfServiceOutcome.Abandoned;
            if (recorded.Count(step => step.Session == visit.Session && isFailing == (step.Outcome is SelfServiceOutcome.Failed or SelfServiceOutcome.Abandoned)) >= (isFailing ? 32 : 64))
            {
                return;
            }

            var before = visit.Offers.Count;
            recorded.Add((visit.Session, name, outcome, visit.Story.Now - (ago < TimeSpan.Zero ? TimeSpan.Zero : ago)));
            Count(ago < TimeSpan.Zero ? "ahead" : "");
            var isDue = IsDue(recorded[^1]);

            visit.Step(name, outcome, ago);

            Assert.Equal(isDue ? before + 1 : before, visit.Offers.Count);
            if (!isDue)
            {
                return;
            }

            Assert.True(last is null || visit.Story.Now - last >= visit.Options.Pause, "An offer was made twice in the pause.");
            Assert.DoesNotContain(
                visit.Story.State.Sessions.Values,
                session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone } && visit.Story.Now - session.StartedAt < TimeSpan.FromDays(1));
            Count(last is null ? "offered" : "offered again");
            last = offered[visit.Session] = visit.Story.Now;
        }

        private bool IsDue((int Session, string Name, SelfServiceOutcome Outcome, DateTimeOffset At) latest)
        {
            var now = visit.Story.Now;
            var remembered = recorded.Where(step => step.Session == latest.Session).ToList();
            Count(remembered.Count > 40 ? "remembered" : "");
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
            var talks = visit.Story.State.Sessions.Values.Where(static session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone }).ToList();
            var isTalking = talks.Exists(session => now - session.StartedAt < TimeSpan.FromDays(1));
            Count(talks.Count > 0 && !isTalking ? "left open" : "");
            Count(latest.Outcome == SelfServiceOutcome.Failed && alike < 2 && remembered.Count(step => step.Name == latest.Name && step.Outcome == latest.Outcome) >= 2 ? "solved" : "");
            if (!fresh.Contains(latest))
            {
                Count("settled");
                return false;
            }

            return struggles
                && !Hinders(now - latest.At >= TimeSpan.FromMinutes(10), "too old")
                && !Hinders(declined.Contains(latest.Session), "declined")
                && !Hinders(isTalking, "talking")
                && !Hinders(now - elsewhere < TimeSpan.FromDays(1), "talking elsewhere")
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
            Assert.All(sessions, static session => Assert.True(session.SelfService is null || session.SelfService.Steps.Count <= 32 + 64));
            Assert.Equal(
                sessions.Where(static session => session is { State: SessionState.Active, Channel: Channel.Chat or Channel.Phone }).OrderBy(static session => session.Number).Select(static session => new OpenConversation(session.Number, session.StartedAt)),
                profile.OpenConversations.OrderBy(static open => open.Session));
        }
    }
}
