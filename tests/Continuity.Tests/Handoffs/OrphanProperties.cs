using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

/// <summary>Whatever agents do, and whoever leaves: somebody answers for each open ticket, and who has left for none.</summary>
public sealed class OrphanProperties
{
    private static readonly string[] Agents = ["ana", "ben", "cleo", "dan", "sue", "tom"];

    [Fact]
    public void AnyCommandsAndRemovals_NoTicketIsEverOrphanedAndWhoLeftEndsWithNone() =>
        Assert.InRange(Passed(), 500, int.MaxValue);

    /// <summary>Checks it. How many open or resolved tickets were still owned by who had left, at the ends: none would mean that the commands reach too little.</summary>
    private static int Passed()
    {
        var passed = 0;
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(5_000).WithStartSize(40).WithEndSize(120),
            Prop.ForAll<int[]>(steps =>
            {
                var (story, roster) = (new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]), Team.All);
                foreach (var (place, step) in steps.Index())
                {
                    roster = Step(story, roster, ((ulong)(uint)step << 32) | (uint)place);
                    Assert.DoesNotContain(story.State.Tickets.Values, static ticket => ticket.IsOrphaned);
                }

                // A commit that was decided before an agent left may come after it; then it is reassigned all the same.
                passed += story.State.Tickets.Values.Count(ticket => ticket is { Status: not TicketStatus.Closed, Owner: { } owner } && roster.HasLeft(owner));
                story.Apply(ReassignLeft.Decide(story.State, roster, story.Now));
                AssertNothingIsLeft(story, roster);
            }));
        return passed;
    }

    private static void AssertNothingIsLeft(Story story, Roster roster)
    {
        foreach (var ticket in story.State.Tickets.Values.Where(static ticket => ticket.Status != TicketStatus.Closed))
        {
            Assert.DoesNotContain(TicketParts.Of(story.State, ticket), roster.HasLeft);
            Assert.False(ticket.IsOrphaned);
        }

        Assert.All(
            story.State.FollowUps.Values.Where(static followUp => followUp.IsOpen),
            followUp => Assert.Equal(story.State.Tickets[followUp.Ticket].Owner, followUp.Responsible));
        Assert.Same(story.State, ReassignLeft.Decide(story.State, roster, story.Now).State);
    }

    private static Roster Step(Story story, Roster roster, ulong dice)
    {
        story.After(TimeSpan.FromSeconds(Next(90)));
        var id = Agents[Next(Agents.Length)];
        var caller = new Caller(roster.Find(id)!.Role, id) { Name = id };
        var other = Agents[Next(Agents.Length)];
        var ticket = story.TicketId(Next(story.State.Profile.TicketCount) + 1);
        var (state, now) = (story.State, story.Now);
        var handoff = new SettleHandoffCommand(new(state.Id, Math.Max(1, state.Profile.HandoffCount)), "Settled.");
        var ownership = new SettleOwnershipCommand(new(state.Id, Math.Max(1, state.Profile.OwnershipOfferCount)));
        switch (Next(20))
        {
            case 0: return RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(other, id, "Has left."), now).Value ?? roster;
            case 1: return SetAvailability.Decide(roster, caller, new((Availability)Next(3)) { Deputy = other }, now).Value ?? roster;
            case 2: Try(story, ReassignLeft.Decide(state, roster, now)); break;
            case 3: Try(story, OpenTicket.Decide(state, caller, new("Another", Channel.Email, "7", "general"), now)); break;
            case 4: Try(story, ResolveTicket.Decide(state, caller, new(ticket, "Done."), roster, Work.Rules.FollowUps, now)); break;
            case 5: Try(story, ReopenTicket.Decide(state, caller, new(ticket, "Again."), roster, now)); break;
            case 6: Try(story, CloseTicket.Decide(state, caller, new(ticket), roster, now)); break;
            case 7: Try(story, ReleaseTicket.Decide(state, caller, new(ticket, null, "A break."), roster, Work.Queues, now)); break;
            case 8: Try(story, OfferOwnership.Decide(state, caller, new(ticket, other, "Knows it."), roster, Work.Rules.Handoffs, now)); break;
            case 9: Try(story, AcceptOwnership.Decide(state, Asked(state.OwnershipOffers.GetValueOrDefault(ownership.Offer.Number)?.To), ownership, roster, now)); break;
            case 10: Try(story, DeclineOwnership.Decide(state, caller, ownership, roster, now)); break;
            case 11: Try(story, OfferHandoff.Decide(state, caller, Offered(), roster, Work.Queues, Work.Rules, now)); break;
            case 12: Try(story, AcceptHandoff.Decide(state, Asked(state.Handoffs.GetValueOrDefault(handoff.Handoff.Number)?.To.Agent), handoff, roster, Work.Queues, Work.Rules, now)); break;
            case 13: Try(story, WithdrawHandoff.Decide(state, caller, handoff, roster, now)); break;
            case 14: Try(story, SettleDue.Decide(state, roster, Work.Rules, now)); break;
            default: Try(story, ClaimTicket.Decide(state, caller, new(ticket), roster, Work.Queues, Work.Rules, now)); break;
        }

        return roster;

        Caller Asked(string? agent) => agent is null ? caller : new(roster.Find(agent)?.Role ?? Role.Agent, agent);

        OfferHandoffCommand Offered() => new(
            ticket, Next(2) == 0 ? HandoffTarget.OfAgent(other) : HandoffTarget.OfQueue("billing"), (TransferMode)Next(3), "Knows it.", "All of it.", TimeSpan.FromMinutes(1));

        int Next(int sides)
        {
            // SplitMix64 (Steele, Lea and Flood, 2014): a sum without its mixing would never let some agents do some things.
            dice = unchecked(dice + 0x9E3779B97F4A7C15);
            var mixed = unchecked((dice ^ (dice >> 30)) * 0xBF58476D1CE4E5B9);
            mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
            return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
        }
    }

    private static void Try<T>(Story story, Decision<T> decision)
    {
        if (decision.Refusal is null)
        {
            story.Apply(decision);
        }
    }
}
