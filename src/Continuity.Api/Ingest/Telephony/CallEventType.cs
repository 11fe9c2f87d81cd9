namespace Continuity.Api.Ingest.Telephony;

/// <summary>What a telephone system tells.</summary>
internal enum CallEventType
{
    /// <summary>A call began.</summary>
    Started,

    /// <summary>Somebody took it.</summary>
    Answered,

    /// <summary>It ended.</summary>
    Ended,

    /// <summary>Its recording is there.</summary>
    Recorded,

    /// <summary>Its transcript is there.</summary>
    Transcribed,
}
