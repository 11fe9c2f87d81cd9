using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>Something that goes wrong.</summary>
internal abstract class Fault
{
    public abstract string Name { get; }

    /// <summary>On which topology.</summary>
    public virtual string Topology => Topologies.Topology.Single;

    /// <summary>Whether time itself is tampered with.</summary>
    public virtual bool MovesTime => false;

    /// <summary>Why it can't be done here; null where it can.</summary>
    public virtual string? Impossible => null;

    /// <summary>How long it takes, about, to make ready what it needs and to put it back.</summary>
    public virtual TimeSpan Aside => TimeSpan.Zero;

    /// <summary>Makes ready what it needs, before the load.</summary>
    public virtual Task PrepareAsync(Stage stage) => Task.CompletedTask;

    /// <summary>Lets it go wrong for a while; returns as soon as what was broken is whole by its own account: Redis answers, the instance listens.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="span">For how long.</param>
    /// <returns>What was found to be wrong in the meantime.</returns>
    public abstract Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span);

    /// <summary>Puts back what it needed, after the load.</summary>
    public virtual Task FinishAsync(Stage stage) => Task.CompletedTask;

    /// <summary>For how long it goes wrong.</summary>
    /// <param name="isShort">Whether the run is short.</param>
    public virtual TimeSpan Span(bool isShort) => TimeSpan.FromSeconds(isShort ? 3 : 6);
}
