using Continuity.Customers;
using Continuity.Redis.Customers;

namespace Continuity.Redis.Merging;

/// <summary>A home and the survivor of its customer, each as it was read; or the home where something must be settled before that is known.</summary>
/// <param name="Home">The home; null where something must be settled.</param>
/// <param name="Survivor">The survivor, the home itself where it was not merged; null where something must be settled.</param>
/// <param name="Unsettled">Where something must be settled, or null.</param>
internal sealed record HomeFound(LoadedCustomer? Home, CustomerState? Survivor, CustomerId? Unsettled)
{
    public static HomeFound At(LoadedCustomer home, CustomerState survivor) => new(home, survivor, null);

    public static HomeFound NotBefore(CustomerId unsettled) => new(null, null, unsettled);
}
