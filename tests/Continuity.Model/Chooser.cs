using Continuity.Callers;
using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Model;

/// <summary>Chooses whom a step is about and who does it: mostly such that it may be done, now and then anything.</summary>
internal sealed class Chooser(World world, Step step)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(20), TimeSpan.FromHours(2), TimeSpan.FromDays(1)];

    private readonly IReadOnlyList<CustomerState> known = world.Known;

    private bool IsSensible => step.Chance(1, 75);

    /// <summary>Chooses; null where there is nothing yet to choose from, or who would do it has left.</summary>
    public Command? Choose() => Chosen() is { } command && !world.Roster.HasLeft(command.Caller.Id) ? command : null;

    private Command? Chosen() => step.Act switch
    {
        Act.StartSession => Session(),
        Act.Open => Of(Agent(), HomeState()) is { } open && TicketCount < World.MostTickets ? open : null,
        Act.Wait => Waiting(),
        Act.Settle => HomeState() is { } home ? new(Act.Settle, Cast.Bot, home.Id) : null,
        Act.SetAvailability => Availability(),
        Act.Remove => step.Chance(2, 40) ? new(Act.Remove, Supervisor(), default) { To = HandoffTarget.OfAgent(step.Pick(3, Cast.Agents).Id), Deputy = step.Pick(4, Cast.Staff).Id } : null,
        Act.Merge => new(Act.Merge, Agent(), step.Pick(2, world.Homes)) { Survivor = step.Pick(3, world.Homes) },
        Act.Unmerge => new(Act.Unmerge, Agent(), default) { Merge = step.Digit(2, 8) },
        _ => OnTicket(),
    };

    private int TicketCount => known.Sum(static home => home.Profile.TicketCount);

    private CustomerState? HomeState() => known.Count == 0 ? null : step.Pick(2, known);

    private Caller Agent() => step.Pick(3, Cast.Staff);

    private Caller Supervisor() => step.Pick(3, Cast.Supervisors);

    private Command? Of(Caller caller, CustomerState? home) => home is null ? null : new(step.Act, caller, home.Id) { Channel = (Channel)step.Digit(4, 4) };

    private Command? Session()
    {
        var home = step.Place < Step.Starts ? world.Homes[step.Place] : step.Pick(2, world.Homes);
        var callers = new[] { Cast.Ingest, Cast.Bot, CustomerOf(home), step.Pick(3, Cast.Agents) };
        var state = world.Find(home);
        var isNew = state is null || step.Chance(5, 50);
        if (isNew && TicketCount >= World.MostTickets)
        {
            return null;
        }

        return new(Act.StartSession, step.Pick(6, callers), home) { Channel = (Channel)step.Digit(4, 4), Ticket = isNew ? 0 : 1 + step.Digit(7, state!.Profile.TicketCount) };
    }

    private Command Waiting()
    {
        var next = known.Select(static home => Deadlines.NextDeadline.Of(home)).Where(at => at > world.Clock.Now).Min() - world.Clock.Now;
        // To the very moment at which something falls due, just before it, just after it, or any time.
        var span = (next, step.Digit(2, 5)) switch
        {
            (null, _) or (_, 4) => step.Pick(3, Waits),
            ({ } at, 0) when at > TimeSpan.FromMilliseconds(1) => at - TimeSpan.FromMilliseconds(1),
            ({ } at, 1) => at + TimeSpan.FromMilliseconds(1),
            ({ } at, _) => at,
        };
        return new(Act.Wait, Cast.Bot, default) { Span = span };
    }

    private Command Availability()
    {
        var agent = step.Pick(2, Cast.Staff);
        var deputy = step.Chance(3, 70) ? step.Pick(4, Cast.Staff).Id : null;
        return new(Act.SetAvailability, agent, default) { Availability = (Availability)step.Digit(5, 3), Deputy = deputy == agent.Id ? null : deputy };
    }

    private Command? OnTicket()
    {
        if (TicketCount == 0)
        {
            return null;
        }

        var all = known.SelectMany(static home => home.Tickets.Values.Select(ticket => (Home: home, Ticket: ticket))).OrderBy(static one => one.Home.Id).ThenBy(static one => one.Ticket.Number).ToList();
        var fitting = all.Where(one => Fits(one.Home, one.Ticket)).ToList();
        var (home, chosen) = step.Pick(2, IsSensible && fitting.Count > 0 ? fitting : all);
        return new TicketChooser(world, step, home, chosen, IsSensible).Choose();
    }

    private bool Fits(CustomerState home, Ticket ticket) => step.Act switch
    {
        Act.Claim => ticket.WaitingIn is not null || ticket.OpenHandoff is not null,
        Act.Accept => ticket.OpenHandoff is not null,
        Act.Decline or Act.Withdraw => ticket.OpenHandoff is not null || ticket.Consult is not null,
        Act.Offer => ticket is { Status: TicketStatus.Open, OpenHandoff: null },
        Act.AcceptOwnership or Act.DeclineOwnership => ticket.OwnershipOffer is not null,
        Act.OfferOwnership => ticket is { Status: TicketStatus.Open, Owner: not null, OwnershipOffer: null },
        Act.Keep or Act.Waive or Act.Reschedule => home.FollowUps.Values.Any(followUp => followUp.IsOpen && followUp.Ticket == ticket.Number),
        Act.Promise => ticket.Owner is not null,
        Act.Reopen => ticket.Status != TicketStatus.Open,
        Act.Close => ticket.Status == TicketStatus.Resolved,
        _ => ticket.Status == TicketStatus.Open,
    };

    internal static Caller CustomerOf(CustomerId home) =>
        new(Role.Customer, "mia") { Identity = new(new(IdentityKind.AppUser, home.Value), Assurance.Verified), Customer = home };
}
