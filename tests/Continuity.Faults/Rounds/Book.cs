namespace Continuity.Faults.Rounds;

/// <summary>What came of the rounds, told at once, by whichever lane they were run in.</summary>
/// <param name="output">Where it is told.</param>
internal sealed class Book(TextWriter output)
{
    private const int MostShown = 20;
    private readonly Lock gate = new();
    private readonly Dictionary<(string Fault, string Topology), Row> rows = [];
    private readonly HashSet<string> acknowledged = [];

    /// <summary>The mutations that were acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged
    {
        get
        {
            lock (gate)
            {
                return [.. acknowledged];
            }
        }
    }

    /// <summary>What came of a fault; null where it was not come to.</summary>
    /// <param name="fault">Its name.</param>
    /// <param name="topology">The topology.</param>
    public Row? Find(string fault, string topology)
    {
        lock (gate)
        {
            return rows.GetValueOrDefault((fault, topology));
        }
    }

    /// <summary>Tells something.</summary>
    /// <param name="text">What.</param>
    public void Tell(string text)
    {
        lock (gate)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }

    /// <summary>A fault can't be run here.</summary>
    /// <param name="fault">Its name.</param>
    /// <param name="topology">The topology.</param>
    /// <param name="why">Why.</param>
    public void Skip(string fault, string topology, string why)
    {
        lock (gate)
        {
            rows[(fault, topology)] = new(fault, topology) { Skipped = why };
        }
    }

    /// <summary>A round was run.</summary>
    /// <param name="row">What came of it.</param>
    /// <param name="sent">The mutations that were acknowledged in it.</param>
    public void Note(Row row, IEnumerable<string> sent)
    {
        lock (gate)
        {
            acknowledged.UnionWith(sent);
            rows[(row.Fault, row.Topology)] = rows.TryGetValue((row.Fault, row.Topology), out var before) ? before.And(row) : row;
            output.WriteLine(Table.Of(row));
            foreach (var finding in row.Findings.Take(MostShown))
            {
                output.WriteLine($"  {finding.Kind}: {finding.What}");
            }

            output.Flush();
        }
    }
}
