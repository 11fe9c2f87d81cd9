using Continuity.Redis.Connection;
using Continuity.Redis.Sweeps;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Privacy;

/// <summary>Does the rest of the erasures that a crash left, every five seconds.</summary>
internal sealed class ErasureSweep(Erasures erasures, StoreConnection connection, ILogger<ErasureSweep> log) : SweepService(TimeSpan.FromSeconds(5), connection, log)
{
    /// <inheritdoc/>
    public override Task SweepAsync(CancellationToken cancellationToken) => erasures.SweepAsync(cancellationToken);
}
