using Continuity.Callers;
using Continuity.Redis.Staff;
using Continuity.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.CrashHost;

/// <summary>Removes an agent as the API does, and passes on what they had a part in, until the last of its calls that are let through.</summary>
internal static class RemovalCrash
{
    /// <summary>Does it.</summary>
    public static async Task<string> RunAsync(IServiceProvider store, Action begins, string agent, string successor)
    {
        begins();
        var removed = await store.GetRequiredService<RosterChanges>().ChangeAsync(
            (roster, now) => RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), now), CancellationToken.None);
        if (removed.Refusal is { } refusal)
        {
            return $"{refusal.Code}";
        }

        await store.GetRequiredService<Reassignment>().SweepAsync(CancellationToken.None);
        return "accepted";
    }
}
