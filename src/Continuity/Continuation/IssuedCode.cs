namespace Continuity.Continuation;

/// <summary>A code as it is told to whoever asked for it, once. Its two forms are one: who uses either has used both.</summary>
/// <param name="Code">The eight digits.</param>
/// <param name="LinkToken">The link token.</param>
public sealed record IssuedCode(ContinuationCode Code, ContinuationCode LinkToken);
