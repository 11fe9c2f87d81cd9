namespace Continuity.Faults.Instances;

/// <summary>Somebody who calls.</summary>
/// <param name="Id">The id that they are known by.</param>
/// <param name="Token">Their token.</param>
internal sealed record Caller(string Id, string Token);
