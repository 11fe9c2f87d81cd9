using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Decisions;

/// <summary>The identity belongs to another customer.</summary>
/// <param name="Customer">The customer it belongs to.</param>
public sealed record IdentityTaken(CustomerId Customer)
    : Refusal(RefusalCode.IdentityTaken, Words)
{
    private const string Words = "The identity belongs to another customer.";

    /// <summary>The refusal, with the customer for those who may see every customer; to all others it does not say who has it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="holder">The customer it belongs to.</param>
    public static Refusal For(Caller caller, CustomerId holder) =>
        caller.IsAgent ? new IdentityTaken(holder) : new Refusal(RefusalCode.IdentityTaken, Words);
}
