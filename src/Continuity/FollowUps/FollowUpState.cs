namespace Continuity.FollowUps;

/// <summary>Where a follow-up stands. The first three are open.</summary>
public enum FollowUpState
{
    /// <summary>It is not due yet.</summary>
    Pending,

    /// <summary>It is due.</summary>
    Due,

    /// <summary>It was not kept in time. It is owed all the same.</summary>
    Missed,

    /// <summary>It was kept.</summary>
    Kept,

    /// <summary>It was waived, for a reason.</summary>
    Waived,

    /// <summary>It came to nothing, for a reason.</summary>
    Cancelled,
}
