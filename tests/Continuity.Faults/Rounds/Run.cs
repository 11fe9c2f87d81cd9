using System.Diagnostics;
using Continuity.Faults.Calls;
using Continuity.Faults.Faults;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>All rounds, and what came of them.</summary>
/// <param name="arguments">How the run is to be.</param>
/// <param name="output">Where it is told.</param>
internal sealed class Run(RunArguments arguments, TextWriter output)
{
    private const int MostShown = 20;
    private readonly Dictionary<(string, string), Row> rows = [];
    private readonly HashSet<string> acknowledged = [];
    private readonly Stages stages = new();

    /// <summary>Runs, and says whether every promise held.</summary>
    public async Task<bool> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var faults = AllFaults.Make().Where(fault => arguments.Only.Count == 0 || arguments.Only.Any(part => fault.Name.Contains(part, StringComparison.OrdinalIgnoreCase))).ToList();
        var number = 0;
        for (var pass = 0; pass == 0 || watch.Elapsed < arguments.For; pass++)
        {
            foreach (var stage in faults.GroupBy(static fault => fault.Topology))
            {
                number = await OnStageAsync(stage.Key, [.. stage], number, pass > 0 ? watch : null);
            }
        }

        Table.Write(rows.Values, output);
        var run = rows.Values.Where(static row => row.Skipped is null).ToList();
        output.WriteLine($"seed {arguments.Seed}, {watch.Elapsed.TotalMinutes:0.0} min; {run.Sum(static row => row.Calls)} calls, {run.Sum(static row => row.Told)} events told to subscribers");
        var isComplete = arguments.Only.Count > 0 || AreAllSent();
        output.WriteLine($"# pass {run.Count(static row => row.Holds)}\n# fail {run.Count(static row => !row.Holds) + (isComplete ? 0 : 1)}\n# skipped {rows.Count - run.Count}");
        return isComplete && run.All(static row => row.Holds);
    }

    /// <summary>Ends all that it started, where it is told to end before its time.</summary>
    public Task AbandonAsync() => stages.AbandonAsync();

    private async Task<int> OnStageAsync(string topology, IReadOnlyList<Fault> faults, int number, Stopwatch? watch)
    {
        foreach (var impossible in faults.Where(static fault => fault.Impossible is not null))
        {
            rows[(impossible.Name, topology)] = new(impossible.Name, topology) { Skipped = impossible.Impossible };
        }

        var left = new Queue<Fault>(faults.Where(static fault => fault.Impossible is null));
        while (left.Count > 0 && (watch is null || watch.Elapsed < arguments.For))
        {
            number = await OnStageAsync(topology, left, number, watch);
        }

        return number;
    }

    /// <summary>Runs one after another on one stage, until all are run, or one leaves the stage in pieces.</summary>
    private async Task<int> OnStageAsync(string topology, Queue<Fault> left, int number, Stopwatch? watch)
    {
        var stage = await stages.StartAsync(topology, new Random(arguments.Seed));
        try
        {
            return await OnStageAsync(stage, left, number, watch);
        }
        finally
        {
            await stages.EndAsync(stage);
        }
    }

    private async Task<int> OnStageAsync(Stage stage, Queue<Fault> left, int number, Stopwatch? watch)
    {
        output.WriteLine($"{stage.Topology}: 2 instances; {stage.Settings}");
        var probes = new Probes(stage);
        while ((watch is null || watch.Elapsed < arguments.For) && left.TryDequeue(out var fault))
        {
            try
            {
                var (row, sent) = await new Round(stage, fault, arguments, number++).RunAsync(probes);
                Note(row, sent);
            }
            catch (Exception broken) when (broken is not FormatException)
            {
                Note(new(fault.Name, stage.Topology) { Rounds = 1, Findings = [new(FindingKind.Wrong, $"The round broke off: {broken}")] }, new Dictionary<string, int>());
                return number;
            }
        }

        return number;
    }

    private void Note(Row row, IReadOnlyDictionary<string, int> sent)
    {
        acknowledged.UnionWith(sent.Keys);
        rows[(row.Fault, row.Topology)] = rows.TryGetValue((row.Fault, row.Topology), out var before) ? before.And(row) : row;
        output.WriteLine(Table.Of(row));
        foreach (var finding in row.Findings.Take(MostShown))
        {
            output.WriteLine($"  {finding.Kind}: {finding.What}");
        }

        output.Flush();
    }

    private bool AreAllSent()
    {
        var all = Command.NamesIn(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "continuity.graphql")));
        var unknown = all.Except(Command.Names).ToList();
        var unsent = all.Intersect(Command.Names).Except(acknowledged).ToList();
        output.WriteLine($"{all.Intersect(acknowledged).Count()} of the schema's {all.Count} mutations were acknowledged; never sent: {List(unknown)}; never acknowledged: {List(unsent)}");
        return unknown.Count == 0 && unsent.Count == 0;

        static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
    }
}
