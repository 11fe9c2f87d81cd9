using Continuity.Customers;

namespace Continuity.Redis.Deadlines;

/// <summary>A home in the schedule. Only the schedule changes it.</summary>
/// <param name="line">The partition it lives in.</param>
/// <param name="due">The home, and when something falls due in it.</param>
internal sealed class ScheduledHome(ScheduleLine line, DueHome due)
{
    public ScheduleLine Line { get; } = line;

    public CustomerId Id { get; } = due.Home;

    /// <summary>When something falls due, in Unix milliseconds.</summary>
    public long At { get; } = due.At;

    /// <summary>How often settling it has failed.</summary>
    public int Failures { get; set; }

    /// <summary>Whether it is being settled.</summary>
    public bool IsFiring { get; set; }

    /// <summary>Whether it was taken out of the schedule, and what is left of it in the queue means nothing.</summary>
    public bool IsDropped { get; set; }
}
