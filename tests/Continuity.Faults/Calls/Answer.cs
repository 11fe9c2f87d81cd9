using System.Text.Json;

namespace Continuity.Faults.Calls;

/// <summary>What came of one request.</summary>
/// <param name="Outcome">In short.</param>
/// <param name="Data">The answer's data, where it was answered.</param>
/// <param name="Said">What it said otherwise.</param>
internal sealed record Answer(Outcome Outcome, JsonElement Data, string Said);
