namespace Continuity.FollowUps;

/// <summary>What a follow-up is.</summary>
public enum FollowUpKind
{
    /// <summary>The owner checks that the customer was taken care of by whom they were handed to.</summary>
    AfterHandoff,

    /// <summary>The owner checks that it is still solved.</summary>
    AfterResolution,

    /// <summary>Something else was promised.</summary>
    Promise,

    /// <summary>The customer was promised a call.</summary>
    Callback,

    /// <summary>The customer is told how it goes, again and again until it is solved.</summary>
    ProgressUpdate,

    /// <summary>The customer is asked how they are, unasked: only with their consent.</summary>
    CheckIn,
}
