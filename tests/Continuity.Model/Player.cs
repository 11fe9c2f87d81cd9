using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Model;

/// <summary>Does commands as the API does them, and notes what came of each.</summary>
public sealed class Player(World world, ICommits commits, CancellationToken cancellationToken)
{
    public static DeadlineRules Rules { get; } = new(new HandoffOptions(), new FollowUpOptions());

    private static readonly ThreadOptions Threads = new() { ReopenWithin = TimeSpan.FromDays(3650) };
    private static readonly IdentityOptions Identities = new();

    /// <summary>Does a command.</summary>
    /// <returns>What came of it; null where it is none on one home.</returns>
    public async Task<Told?> DoAsync(Command command)
    {
        switch (command.Act)
        {
            case Act.Wait:
                world.Clock.GoOn(command.Span);
                return null;
            case Act.SetAvailability:
                world.Change(roster => SetAvailability.Decide(
                    roster,
                    command.Caller,
                    new(command.Availability) { Deputy = command.Deputy is { } deputy ? Change.Set(deputy) : Change.Clear<string>() },
                    world.Clock.Now).Value ?? roster);
                return null;
            case Act.Merge:
                if (await commits.MergeAsync(command.Survivor, command.Home, cancellationToken) is { } merge)
                {
                    world.Merged(merge);
                }

                return null;
            case Act.Unmerge:
                if (world.MergeAt(command.Merge) is { } undone)
                {
                    await commits.UnmergeAsync(undone, cancellationToken);
                }

                return null;
            case Act.Remove:
                world.Change(roster => RemoveAgent.Decide(roster, command.Caller, new(command.To.Agent!, command.Deputy!, Command.Reason), world.Clock.Now).Value ?? roster);
                return null;
            default:
                return await OnHomeAsync(command);
        }
    }

    private Task<Told> OnHomeAsync(Command command)
    {
        var (ticket, handoff) = (new TicketId(command.Home, command.Ticket), new HandoffId(command.Home, command.Handoff));
        var caller = command.Caller;
        return command.Act switch
        {
            Act.StartSession => DecideAsync(command, (state, _, now) => StartSession.Decide(state, caller, StartOf(state, command), Threads, Identities, now)),
            Act.Open => DecideAsync(command, (state, _, now) => OpenTicket.Decide(state, caller, new("Another matter", command.Channel, world.NextNumber(), "general"), now)),
            Act.Claim => DecideAsync(command, (state, roster, now) => ClaimTicket.Decide(state, caller, new(ticket), roster, Cast.Queues, Rules, now)),
            Act.Resolve => DecideAsync(command, (state, roster, now) => ResolveTicket.Decide(state, caller, new(ticket, "Done.") { FollowUpWithin = command.CheckAfter }, roster, Rules.FollowUps, now)),
            Act.Reopen => DecideAsync(command, (state, roster, now) => ReopenTicket.Decide(state, caller, new(ticket, "Again."), roster, now)),
            Act.Close => DecideAsync(command, (state, roster, now) => CloseTicket.Decide(state, caller, new(ticket), roster, now)),
            Act.Release => DecideAsync(command, (state, roster, now) => ReleaseTicket.Decide(state, caller, new(ticket, command.Queue, Command.Reason), roster, Cast.Queues, now)),
            Act.Offer => DecideAsync(command, (state, roster, now) => OfferHandoff.Decide(
                state, caller, new(ticket, command.To, command.Mode, Command.Reason, "All is said.", command.ExpiresIn) { CheckBack = command.CheckBack }, roster, Cast.Queues, Rules, now)),
            Act.Accept => DecideAsync(command, (state, roster, now) => AcceptHandoff.Decide(state, caller, new(handoff), roster, Cast.Queues, Rules, now)),
            Act.Decline => DecideAsync(command, (state, roster, now) => DeclineHandoff.Decide(state, caller, new(handoff, Command.Reason), roster, now)),
            Act.Withdraw => DecideAsync(command, (state, roster, now) => WithdrawHandoff.Decide(state, caller, new(handoff, Command.Reason), roster, now)),
            Act.ReturnToBot => DecideAsync(command, (state, roster, now) => ReturnToBot.Decide(state, caller, new(ticket, Cast.Bot.Id, true, Command.Reason), roster, now)),
            Act.OfferOwnership => DecideAsync(command, (state, roster, now) => OfferOwnership.Decide(state, caller, new(ticket, command.To.Agent!, Command.Reason), roster, Rules.Handoffs, now)),
            Act.AcceptOwnership => DecideAsync(command, (state, roster, now) => AcceptOwnership.Decide(state, caller, new(new(command.Home, command.Ownership)), roster, now)),
            Act.DeclineOwnership => DecideAsync(command, (state, roster, now) => DeclineOwnership.Decide(state, caller, new(new(command.Home, command.Ownership), Command.Reason), roster, now)),
            Act.Promise => DecideAsync(command, (state, roster, now) => PromiseFollowUp.Decide(state, caller, new(ticket, command.Kind, Command.Promise, command.DueAt, command.Channel), roster, Rules.FollowUps, now)),
            Act.Keep => DecideAsync(command, (state, roster, now) => KeepFollowUp.Decide(state, caller, new(new(command.Home, command.FollowUp), Command.Reason), roster, Rules.FollowUps, now)),
            Act.Reschedule => DecideAsync(command, (state, roster, now) => RescheduleFollowUp.Decide(state, caller, new(new(command.Home, command.FollowUp), command.DueAt, Command.Reason), roster, Rules.FollowUps, now)),
            Act.Waive => DecideAsync(command, (state, _, now) => WaiveFollowUp.Decide(state, caller, new(new(command.Home, command.FollowUp), Command.Reason), now)),
            Act.Reassign => DecideAsync(command, (state, roster, now) => ReassignLeft.Decide(state, roster, now)),
            Act.Settle => DecideAsync(command, (state, roster, now) => SettleDue.Decide(state, roster, Rules, now)),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private async Task<Told> DecideAsync<T>(Command command, Func<CustomerState, Roster, DateTimeOffset, Decision<T>> decide)
    {
        Told? told = null;
        var after = await commits.CommitAsync(
            command.Home,
            NamedBy(command),
            (state, now) =>
            {
                var roster = world.Roster;
                var decision = decide(state, roster, now);
                told = new(command, state, roster, now, decision.Refusal, state) { Entries = decision.Entries, Notices = decision.Notices };
                return decision;
            },
            cancellationToken);
        world.Learn(after);
        return told! with { After = after };
    }

    private Named NamedBy(Command command) =>
        command.Act == Act.Claim && world.Find(command.Home)?.Tickets.GetValueOrDefault(command.Ticket)?.Handoffs is [.., var last]
            ? Named.Of(command) with { Handoffs = [last] }
            : Named.Of(command);

    private StartSessionCommand StartOf(CustomerState state, Command command) =>
        new(command.Channel, new(state.Id, state.IsEmpty ? CustomerRule.NewCustomer : CustomerRule.SingleMatch, [new(new(IdentityKind.AppUser, state.Id.Value), Assurance.Verified)], false), world.NextNumber(), "general")
        {
            Ticket = command.Ticket > 0 ? new(state.Id, command.Ticket) : null,
            NewTicket = command.Ticket == 0,
        };
}
