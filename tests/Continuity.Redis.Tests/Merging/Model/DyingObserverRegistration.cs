using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>Lets the callers of a store die in the middle of merges.</summary>
internal static class DyingObserverRegistration
{
    /// <summary>Adds a <see cref="DyingObserver"/>.</summary>
    public static void AddDyingObserver(this IServiceCollection services) =>
        services.AddSingleton<DyingObserver>().AddSingleton<IMergeObserver>(static s => s.GetRequiredService<DyingObserver>());
}
