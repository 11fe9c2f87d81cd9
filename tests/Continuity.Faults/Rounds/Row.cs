using Continuity.Faults.Calls;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>What came of the rounds of one fault on one topology.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Topology">The topology.</param>
internal sealed record Row(string Fault, string Topology)
{
    public int Rounds { get; init; }

    public int Calls { get; init; }

    public int Failed { get; init; }

    public int FailedFast { get; init; }

    public int Odd { get; init; }

    public TimeSpan SlowestFailure { get; init; }

    public TimeSpan SlowestAnswer { get; init; }

    public int AnsweredLate { get; init; }

    public TimeSpan RecoveredAfter { get; init; }

    public int Told { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Why it could not be run; null where it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether every promise held.</summary>
    public bool Holds => Findings.Count == 0 && Odd == 0 && FailedFast == Failed && RecoveredAfter <= Tally.Recovery;

    public int Count(FindingKind kind) => Findings.Count(finding => finding.Kind == kind);

    /// <summary>The same with another round of it.</summary>
    public Row And(Row other) => this with
    {
        Rounds = Rounds + other.Rounds,
        Calls = Calls + other.Calls,
        Failed = Failed + other.Failed,
        FailedFast = FailedFast + other.FailedFast,
        Odd = Odd + other.Odd,
        SlowestFailure = Longer(SlowestFailure, other.SlowestFailure),
        SlowestAnswer = Longer(SlowestAnswer, other.SlowestAnswer),
        AnsweredLate = AnsweredLate + other.AnsweredLate,
        RecoveredAfter = Longer(RecoveredAfter, other.RecoveredAfter),
        Told = Told + other.Told,
        Findings = [.. Findings, .. other.Findings],
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan another) => one > another ? one : another;
}
