using System.Diagnostics;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Faults that are run one after another, on stages of their own: several lanes go on side by side.</summary>
/// <param name="faults">The faults.</param>
/// <param name="arguments">How the run is to be.</param>
/// <param name="stages">Starts the stages.</param>
/// <param name="book">Takes what comes of them.</param>
internal sealed class Lane(IReadOnlyList<Turn> faults, RunArguments arguments, Stages stages, Book book)
{
    // What a round takes beside its fault, and a stage to be started, about.
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(10);
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Divides faults into lanes that take about as long as each other, and need few stages: each takes a piece of what is ordered by topology.</summary>
    /// <param name="faults">The faults, those of a topology beside each other.</param>
    /// <param name="count">How many lanes.</param>
    /// <param name="isShort">Whether the run is short.</param>
    public static IReadOnlyList<IReadOnlyList<Turn>> Divide(IReadOnlyList<Turn> faults, int count, bool isShort)
    {
        var lengths = faults.Select((one, i) => Beside + one.Fault.Span(isShort) + one.Fault.Aside + (i > 0 && faults[i - 1].Fault.Topology != one.Fault.Topology ? Start : TimeSpan.Zero)).ToList();
        var (all, before) = (lengths.Sum(static length => length.TotalSeconds), 0.0);
        var lanes = Enumerable.Range(0, count).Select(static _ => new List<Turn>()).ToList();
        foreach (var (one, length) in faults.Zip(lengths))
        {
            lanes[Math.Min((int)(before * count / all), count - 1)].Add(one);
            before += length.TotalSeconds;
        }

        return [.. lanes.Where(static lane => lane.Count > 0)];
    }

    /// <summary>Runs each once, and again while there is time.</summary>
    public async Task RunAsync()
    {
        for (var pass = 0; pass == 0 || watch.Elapsed < arguments.For; pass++)
        {
            foreach (var topology in faults.GroupBy(static one => one.Fault.Topology))
            {
                await RunAsync(topology.Key, [.. topology], pass);
            }
        }
    }

    private async Task RunAsync(string topology, IReadOnlyList<Turn> turns, int pass)
    {
        foreach (var (_, impossible) in turns.Where(static one => one.Fault.Impossible is not null))
        {
            book.Skip(impossible.Name, topology, impossible.Impossible!);
        }

        var left = new Queue<Turn>(turns.Where(static one => one.Fault.Impossible is null));
        while (left.Count > 0 && IsTimeLeft(pass))
        {
            var stage = await stages.StartAsync(topology, new Random(arguments.Seed));
            try
            {
                await OnStageAsync(stage, left, pass);
            }
            finally
            {
                await stages.EndAsync(stage);
            }
        }
    }

    /// <summary>Runs one after another on one stage, until all are run, or one leaves the stage in pieces.</summary>
    private async Task OnStageAsync(Stage stage, Queue<Turn> left, int pass)
    {
        book.Tell($"{stage.Topology}: 2 instances; {stage.Settings}");
        var probes = new Probes(stage);
        while (IsTimeLeft(pass) && left.TryDequeue(out var turn))
        {
            try
            {
                var (row, sent) = await new Round(stage, turn.Fault, arguments, turn.NumberIn(pass)).RunAsync(probes);
                book.Note(row, sent.Keys);
            }
            catch (Exception broken) when (broken is not FormatException)
            {
                book.Note(new(turn.Fault.Name, stage.Topology) { Rounds = 1, Findings = [new(FindingKind.Wrong, $"The round broke off: {broken}")] }, []);
                return;
            }
        }
    }

    private bool IsTimeLeft(int pass) => pass == 0 || watch.Elapsed < arguments.For;
}
