using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Erases a customer, and ends the process once one of its calls was answered.</summary>
internal static class ErasureCrash
{
    public static async Task<string> RunAsync(IServiceProvider store, Action begins, string home)
    {
        begins();
        var erased = await store.GetRequiredService<Erasures>().EraseAsync(new CustomerId(home), new(Role.Supervisor, "sue"), new("Asked for.", true), CancellationToken.None);
        return erased.Refusal is { } refusal ? $"{refusal.Code}" : "accepted";
    }
}
