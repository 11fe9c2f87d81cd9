using Continuity.Callers;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>How entries speak of those who have a part in a handoff.</summary>
internal static class HandoffWords
{
    /// <summary>Whom it is offered to.</summary>
    public static string Of(HandoffTarget target, Roster roster) =>
        target.Agent is { } agent ? NameOf(agent, roster) : $"the queue {target.Queue}";

    /// <summary>An agent's name.</summary>
    public static string NameOf(string agent, Roster roster) => roster.Find(agent)?.Name ?? agent;

    /// <summary>The caller's name.</summary>
    public static string NameOf(Caller caller) => caller.Name ?? caller.Id;

    /// <summary>Why, behind a sentence that lacks its full stop.</summary>
    public static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "." : $": {reason.Trim()}";
}
