namespace Continuity.Threads;

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>It goes on.</summary>
    Active,

    /// <summary>It is over.</summary>
    Ended,
}
