using Continuity.Redis.Connection;
using Continuity.Redis.Sweeps;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Staff;

/// <summary>Finishes, in every process, what was begun when an agent left, whichever process began it. Where nobody has left, it costs one GET every five seconds.</summary>
internal sealed class ReassignmentSweep(Reassignment reassignment, StoreConnection connection, ILogger<ReassignmentSweep> log) : SweepService(TimeSpan.FromSeconds(5), connection, log)
{
    /// <inheritdoc/>
    public override Task SweepAsync(CancellationToken cancellationToken) => reassignment.SweepAsync(cancellationToken);
}
