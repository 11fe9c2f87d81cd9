namespace Continuity.Api.Ingest.Telephony;

/// <summary>How a telephone system names what it tells.</summary>
internal enum TelephonyPreset
{
    /// <summary>As <c>schema/ingest/telephony.json</c> says, as JSON or as a form with the same names.</summary>
    Neutral,

    /// <summary>As forms with <c>CallSid</c>, <c>CallStatus</c>, <c>From</c>, <c>To</c>, <c>Direction</c>, <c>CallDuration</c>, <c>RecordingUrl</c> and <c>TranscriptionText</c>, as many do.</summary>
    CallStatus,
}
