using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Merges two customers, or undoes a merge; an observer of its steps may end the process.</summary>
internal static class MergeCrash
{
    private static readonly Caller Ana = new(Role.Agent, "ana");

    /// <summary>Merges two customers.</summary>
    /// <returns>"accepted", or the refusal's code.</returns>
    public static async Task<string> MergeAsync(IServiceProvider store, CustomerId survivor, CustomerId merged)
    {
        var told = await store.GetRequiredService<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Ana, CancellationToken.None);
        return told.Refusal is { } refusal ? $"{refusal.Code}" : "accepted";
    }

    /// <summary>Undoes a merge.</summary>
    /// <returns>"accepted", or the refusal's code.</returns>
    public static async Task<string> UnmergeAsync(IServiceProvider store, MergeId merge)
    {
        var told = await store.GetRequiredService<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Ana, CancellationToken.None);
        return told.Refusal is { } refusal ? $"{refusal.Code}" : "accepted";
    }
}
