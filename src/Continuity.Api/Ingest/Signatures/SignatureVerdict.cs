namespace Continuity.Api.Ingest.Signatures;

/// <summary>What came of checking a signature. The sender is not told which of these it was.</summary>
internal enum SignatureVerdict
{
    /// <summary>It is good.</summary>
    Good,

    /// <summary>There is none, or something that it is to be checked with is missing or can't be read.</summary>
    Missing,

    /// <summary>It was made too long ago, or too far ahead of now.</summary>
    OutOfTime,

    /// <summary>No secret makes it.</summary>
    Wrong,
}
