using Continuity.Handoffs;

namespace Continuity.Decisions;

/// <summary>The handoff was settled before, by somebody else or otherwise.</summary>
/// <param name="Handoff">The handoff.</param>
public sealed record AlreadySettled(HandoffId Handoff)
    : Refusal(RefusalCode.AlreadySettled, "The handoff was settled already.");
