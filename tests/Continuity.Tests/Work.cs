using Continuity.Deadlines;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Staff;

namespace Continuity.Tests;

/// <summary>What decisions on handoffs are given beside state, command and time, where a test has nothing to say of it.</summary>
internal static class Work
{
    public static Roster Roster => Roster.Empty;

    public static QueueRules Queues { get; } = new() { Names = ["general", "billing"] };

    public static DeadlineRules Rules { get; } = new(new HandoffOptions(), new FollowUpOptions());
}
