namespace Continuity.Api.Webhooks;

/// <summary>Why an event was given up.</summary>
internal enum GivenUp
{
    /// <summary>It was tried in vain for as long as it is tried, or waited so long behind one that was.</summary>
    Overdue,

    /// <summary>It waited that long while the endpoint was disabled.</summary>
    Disabled,

    /// <summary>More events waited than may.</summary>
    TooMany,
}
