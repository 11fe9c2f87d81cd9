using Continuity.Model;

namespace Continuity.Redis.Tests.Handoffs.Model;

/// <summary>The time of the sequence that is being played, each of which has its own on one store; beside it the system's. Waits take as long as they take.</summary>
internal sealed class SequenceTime : TimeProvider
{
    private readonly AsyncLocal<WorldClock?> clock = new();

    /// <summary>Lets the caller, and all that it starts, live by a clock.</summary>
    public void LiveBy(WorldClock own) => clock.Value = own;

    public override DateTimeOffset GetUtcNow() => clock.Value?.Now ?? base.GetUtcNow();
}
