using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Merging;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>Decides that a person is erased. Their merged homes wait to be told by <see cref="EraseMerged"/>.</summary>
public static class EraseCustomer
{
    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home with its sessions that go on, and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Why, and whether what is owed is waived.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The customer, also where they were erased before; or NOT_FOUND, FORBIDDEN, INVALID, OBLIGATION_OPEN or WRONG_STATE.</returns>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, EraseCustomerCommand command, Roster roster, DateTimeOffset now)
    {
        if (state.IsEmpty || !ThreadAccess.Of(caller, state).SeesCustomer)
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (caller.Role != Role.Supervisor)
        {
            return Refusal.Forbidden("Supervisors may erase customers.");
        }

        return TextBound.Reason.Check(command.Reason, "input", "reason") is { } invalid
            ? invalid
            : Decide(state, caller.ActsAs(state.Id), command, roster, now);
    }

    internal static Decision<CustomerId> Decide(CustomerState state, ActorRef by, EraseCustomerCommand command, Roster roster, DateTimeOffset now)
    {
        if (state.Profile.Erasure is not null)
        {
            return Decision.Accept(state.Id, state);
        }

        var customer = CustomerHomes.Of(state);
        var homes = customer.All;
        List<FollowUpId> owed = [.. homes.SelectMany(home => HomeErasure.Owed(home, customer.Profile.ContactConsent).Select(followUp => new FollowUpId(home.Id, followUp.Number)))];
        if (owed.Count > 0 && !command.WaivesOpenDuties)
        {
            return new ObligationOpen(owed) { Path = ["input", "customerId"] };
        }

        if (!command.WaivesOpenDuties && homes.Any(static home => home.Tickets.Values.Any(static ticket => ticket.CallPromised is not null)))
        {
            return PromisedCall.OwedByNobody with { Path = ["input", "customerId"] };
        }

        var erasure = new Erasure(now, by, command.Reason)
        {
            Waiting = [.. state.OtherHomes.Select(static home => home.Id)],
            Suggested = [.. homes.SelectMany(static home => home.Profile.Suggestions).Select(static suggestion => suggestion.Other).Distinct()],
        };
        return HomeErasure.Begin(CheckInConsent.Apply(Changes.Of(state), now), erasure, state.Id, roster, now);
    }
}
