using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Comparing;

/// <summary>What is asked of the API, and of Redis alone.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Plan">The requests, of these customers.</param>
/// <param name="HasDuties">Whether handoffs and promises are among them.</param>
/// <param name="Flush">When Redis' log goes to the disk.</param>
/// <param name="Rounds">How many rounds there are, in each of which both have their turn.</param>
/// <param name="Seconds">How long the API is asked in a round.</param>
/// <param name="Callers">How many ask at once.</param>
internal sealed record ComparedLoad(
    string Name, Func<LoadPlan, IReadOnlyList<PlannedCall>> Plan, bool HasDuties, string Flush, int Rounds, int Seconds, int Callers);
