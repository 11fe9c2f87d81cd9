using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

/// <summary>What holds of a customer after any commands, accepted and refused ones, in any order.</summary>
public class ThreadProperties
{
    private static readonly Caller[] Callers = [Ana, Ben, Sue, Bot, Ingest];

    [Fact]
    public void AnySequenceOfCommands_LeavesTheCustomerWhole() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60),
            Prop.ForAll<int[]>(steps =>
            {
                var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
                var owners = new Dictionary<int, string>();
                foreach (var step in steps)
                {
                    var before = story.State;
                    Step(story, new Dice((uint)step));
                    AssertWhole(story, before, owners);
                }
            }));

    private static void Step(Story story, Dice dice)
    {
        story.After(TimeSpan.FromHours(dice.Next(100)));
        var caller = Callers[dice.Next(Callers.Length)];
        var ticket = story.TicketId(dice.Next(story.State.Profile.TicketCount) + 1);
        var session = story.SessionId(dice.Next(story.State.Profile.SessionCount) + 1);
        _ = dice.Next(8) switch
        {
            0 => Try(story, ClaimTicket.Decide(story.State, caller, new(ticket), Work.Roster, Work.Queues, Work.Rules, story.Now)),
            1 => Try(story, ResolveTicket.Decide(story.State, caller, new(ticket, "Done.") { FollowUpWithin = Change.Clear<TimeSpan>() }, Work.Roster, story.FollowUps, story.Now)),
            2 => Try(story, ReopenTicket.Decide(story.State, caller, new(ticket, "Again."), Work.Roster, story.Now)),
            3 => Try(story, CloseTicket.Decide(story.State, caller, new(ticket), Work.Roster, story.Now)),
            4 => Try(story, MoveSession.Decide(story.State, caller, new(session, ticket), story.Now)),
            5 => Try(story, EndSession.Decide(story.State, caller, new(session), story.Threads, story.Now)),
            6 => Try(story, OpenTicket.Decide(story.State, caller, new("Another", Channel.Email, "7", "general"), story.Now)),
            _ => Try(story, story.Decide(
                caller,
                (Channel)dice.Next(4),
                [new IdentityClaim(new[] { Phone, Mail, App }[dice.Next(3)], (Assurance)dice.Next(3))],
                command => dice.Next(4) switch
                {
                    0 => command with { NewTicket = true },
                    1 => command with { Ticket = ticket },
                    2 => command with { ContinuesSession = session },
                    _ => command,
                })),
        };
    }

    private static bool Try<T>(Story story, Decision<T> decision)
    {
        if (decision.Refusal is not null)
        {
            Assert.Null(decision.State);
            Assert.Empty(decision.Entries);
            return false;
        }

        Assert.Equal(ReferenceEquals(decision.State, story.State), decision.Entries.Count == 0);
        story.Apply(decision);
        return true;
    }

    private static void AssertWhole(Story story, CustomerState before, Dictionary<int, string> owners)
    {
        var (profile, tickets, sessions) = (story.State.Profile, story.State.Tickets, story.State.Sessions);
        Assert.Equal(Enumerable.Range(1, profile.TicketCount), tickets.Keys.Order());
        Assert.Equal(Enumerable.Range(1, profile.SessionCount), sessions.Keys.Order());
        Assert.Equal(sessions.Values.Where(session => session.State == SessionState.Active).Select(session => session.Number).Order(), profile.OpenSessions);
        Assert.Equal(profile.Identities.Count, profile.Identities.DistinctBy(linked => linked.Identity).Count());
        Assert.Equal(sessions.Keys.Order(), tickets.Values.SelectMany(ticket => ticket.Sessions).Order());
        foreach (var ticket in tickets.Values)
        {
            Assert.Equal(ticket is { Status: TicketStatus.Open, Handler: null }, ticket.WaitingIn is not null);
            Assert.Equal(ticket.WaitingIn is null, ticket.WaitingSince is null);
            Assert.Equal(ticket.Status == TicketStatus.Closed, ticket.ClosedAt is not null);
            Assert.True(ticket.Status != TicketStatus.Open || ticket.ResolvedAt is null);
            Assert.All(ticket.Sessions, number => Assert.Equal(ticket.Number, sessions[number].Ticket));
            Assert.All(ticket.Sessions, number => Assert.True(ticket.LowestAssurance <= sessions[number].ShownFrom));
            Assert.All(ticket.Sessions, number => Assert.Contains(sessions[number].Channel, ticket.Channels));
            if (ticket.Owner is { } owner)
            {
                Assert.Equal(owner, owners.TryAdd(ticket.Number, owner) ? owner : owners[ticket.Number]);
                Assert.NotEqual("bo", owner);
            }
            else
            {
                Assert.DoesNotContain(ticket.Number, owners.Keys);
            }

            if (before.Tickets.TryGetValue(ticket.Number, out var earlier) && !earlier.Equals(ticket))
            {
                Assert.Equal(earlier.Version + 1, ticket.Version);
            }
        }
    }

    /// <summary>Choices that follow from one number, so that a failing sequence is shrunk and shown as numbers.</summary>
    private sealed class Dice(uint seed)
    {
        private ulong state = seed + 0x9E3779B97F4A7C15;

        public int Next(int sides)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)sides);
        }
    }
}
