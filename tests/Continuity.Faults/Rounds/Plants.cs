using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Breaks what was read, to see that the checker finds it: a checker that can't fail shows nothing.</summary>
internal static class Plants
{
    private static readonly (string Plant, FindingKind Kind)[] All =
        [("lost", FindingKind.Lost), ("doubled", FindingKind.Doubled), ("gap", FindingKind.Gap), ("unsettled", FindingKind.Unsettled)];

    /// <summary>What the checker finds in a thread that something was planted in; and, each time, which plant it would not find.</summary>
    /// <param name="plant">What is planted; null for nothing.</param>
    /// <param name="sample">The thread; null where none was read.</param>
    public static IEnumerable<Finding> Found(string? plant, Sample? sample) => sample is null
        ? [new(FindingKind.Wrong, "No story came to its end: nothing was checked.")]
        : [.. plant is null ? [] : Plant(plant, sample), .. All.Where(one => Plant(one.Plant, sample).All(finding => finding.Kind != one.Kind)).Select(static one => new Finding(FindingKind.Wrong, $"The checker does not find what is {one.Plant}."))];

    private static IReadOnlyList<Finding> Plant(string plant, Sample sample)
    {
        var (account, lines) = (sample.Account, sample.Lines);
        var said = lines.First(static line => line.Text is not null);
        return plant switch
        {
            "lost" => [.. ThreadCheck.Find([account], [.. lines.Select(line => line == said ? line with { Text = null } : line)])],
            "doubled" => [.. ThreadCheck.Find([account], [.. lines, said with { Id = $"ent_{account.Home}_{lines.Count + 1}", Sequence = lines.Count + 1 }])],
            "gap" => [.. ThreadCheck.Find([account], [.. lines.Where(line => line != said)]), .. StreamCheck.Find(account.Home, 0, [.. lines.Skip(1).Select(static line => line.Id)], lines)],
            "unsettled" => [.. TicketCheck.Find(new() { Owner = "agt_ana" }, new($"tkt_{account.Home}_1", 1, "OPEN", "agt_ana", null, [new($"hof_{account.Home}_1", "WARM", "OFFERED", null)], [], null, [], ""))],
            _ => throw new FormatException($"There is no plant {plant}. {RunArguments.Usage}"),
        };
    }
}
