using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Decides on changes of what is known of a customer.</summary>
public static class UpdateCustomer
{
    /// <summary>Decides.</summary>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, UpdateCustomerCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
