using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Merging;

/// <summary>Who may merge customers, and undo it: agents. To others a customer whom they may not see does not exist.</summary>
public static class MergeRights
{
    /// <summary>Checks.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">The customer, with its other homes.</param>
    /// <param name="field">The field of the input that names it.</param>
    /// <returns>NOT_FOUND or FORBIDDEN, or null.</returns>
    public static Refusal? Check(Caller caller, CustomerState state, string field) =>
        state.IsEmpty || !ThreadAccess.Of(caller, state).SeesCustomer ? Refusal.NotFound(field == "mergeId" ? "merge" : "customer", "input", field)
        : caller.IsAgent ? null
        : Refusal.Forbidden("Agents may merge customers, and undo it.");
}
