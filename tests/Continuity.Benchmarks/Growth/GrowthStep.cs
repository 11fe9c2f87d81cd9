namespace Continuity.Benchmarks.Growth;

/// <summary>What was measured with a number of customers.</summary>
/// <param name="Customers">How many there are.</param>
/// <param name="Measures">What was measured, by its name.</param>
internal sealed record GrowthStep(int Customers, IReadOnlyList<(string Name, double Value)> Measures);
