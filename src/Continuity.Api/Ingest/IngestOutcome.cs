namespace Continuity.Api.Ingest;

/// <summary>What came of a request, for the source's answer and for the metrics.</summary>
internal enum IngestOutcome
{
    /// <summary>It is recorded, now or before.</summary>
    Recorded,

    /// <summary>It is kept until what it belongs to is known.</summary>
    Kept,

    /// <summary>It tells nothing that is recorded, such as that a telephone has begun to ring.</summary>
    PassedOver,

    /// <summary>Its content is not understood.</summary>
    NotUnderstood,

    /// <summary>Its content is understood, and not allowed.</summary>
    Refused,

    /// <summary>Its signature is missing, wrong or old.</summary>
    NotVerified,

    /// <summary>It is larger than the source's may be.</summary>
    TooLarge,

    /// <summary>So much that is not verified yet comes at once that there is no room for it.</summary>
    Crowded,

    /// <summary>It did not come whole in time.</summary>
    NotWhole,

    /// <summary>It is of a media type that its kind does not have.</summary>
    WrongMediaType,

    /// <summary>The source is past its rate.</summary>
    PastRate,

    /// <summary>The store was away, or something is broken here: the source sends it again.</summary>
    Failed,
}
