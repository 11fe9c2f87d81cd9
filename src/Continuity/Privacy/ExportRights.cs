using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>Who may have what is recorded of a person.</summary>
public static class ExportRights
{
    /// <summary>Checks.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="survivor">The customer, with all homes.</param>
    /// <returns>NOT_FOUND, FORBIDDEN or WRONG_STATE; null where they may.</returns>
    public static Refusal? Check(Caller caller, CustomerState survivor)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(survivor);
        var access = ThreadAccess.Of(caller, survivor);
        return survivor.IsEmpty || !access.SeesCustomer ? Refusal.NotFound("customer", "input", "customerId")
            : caller.Role != Role.Supervisor && (caller.Role != Role.Customer || access.IsGuest) ? Refusal.Forbidden("Customers may export what is recorded of themselves, and supervisors of anybody.")
            : survivor.Profile.Erasure is not null ? WhileErased.Refused with { Path = ["input", "customerId"] }
            : null;
    }
}
