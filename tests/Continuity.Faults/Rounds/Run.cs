using System.Diagnostics;
using Continuity.Faults.Calls;
using Continuity.Faults.Faults;

namespace Continuity.Faults.Rounds;

/// <summary>All rounds, and what came of them.</summary>
/// <param name="arguments">How the run is to be.</param>
/// <param name="output">Where it is told.</param>
internal sealed class Run(RunArguments arguments, TextWriter output)
{
    private readonly Stages stages = new();
    private readonly Book book = new(output);

    /// <summary>Runs, and says whether every promise held.</summary>
    public async Task<bool> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var faults = AllFaults.Make().Select(static (fault, place) => new Turn(place, fault)).Where(IsWanted).ToList();
        var lanes = Lane.Divide(faults, arguments.LaneCount, arguments.IsShort);
        FakeClock.Clear();
        await Task.WhenAll(lanes.Select(lane => new Lane(lane, arguments, stages, book).RunAsync()));
        FakeClock.Clear();

        var rows = faults.Select(turn => book.Find(turn.Fault.Name, turn.Fault.Topology)).OfType<Row>().ToList();
        Table.Write(rows, output);
        var run = rows.Where(static row => row.Skipped is null).ToList();
        output.WriteLine($"seed {arguments.Seed}, {watch.Elapsed.TotalMinutes:0.0} min; {run.Sum(static row => row.Calls)} calls, {run.Sum(static row => row.Told)} events told to subscribers");
        var isComplete = arguments.Only.Count > 0 || AreAllSent();
        output.WriteLine($"# pass {run.Count(static row => row.Holds)}\n# fail {run.Count(static row => !row.Holds) + (isComplete ? 0 : 1)}\n# skipped {rows.Count - run.Count}");
        return isComplete && run.All(static row => row.Holds);
    }

    /// <summary>Ends all that it started, where it is told to end before its time.</summary>
    public Task AbandonAsync() => stages.AbandonAsync();

    private bool IsWanted(Turn turn) => arguments.Only.Count == 0 || arguments.Only.Any(part => turn.Fault.Name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private bool AreAllSent()
    {
        var acknowledged = book.Acknowledged;
        var all = Command.NamesIn(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "continuity.graphql")));
        var unknown = all.Except(Command.Names).ToList();
        var unsent = all.Intersect(Command.Names).Except(acknowledged).ToList();
        output.WriteLine($"{all.Intersect(acknowledged).Count()} of the schema's {all.Count} mutations were acknowledged; never sent: {List(unknown)}; never acknowledged: {List(unsent)}");
        return unknown.Count == 0 && unsent.Count == 0;

        static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
    }
}
