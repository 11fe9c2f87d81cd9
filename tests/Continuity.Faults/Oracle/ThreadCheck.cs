namespace Continuity.Faults.Oracle;

/// <summary>Holds what was read of a thread against what was acknowledged. Pure, so that it can be shown to find what is wrong.</summary>
internal static class ThreadCheck
{
    /// <summary>What happens by time alone, or as often as it does by what came before: never counted, but numbered like all others.</summary>
    private static readonly HashSet<string> Uncounted =
    [
        "HANDLING_RETURNED", "FOLLOW_UP_PROMISED", "FOLLOW_UP_DUE", "FOLLOW_UP_MISSED", "FOLLOW_UP_ESCALATED", "FOLLOW_UP_CANCELLED", "IDENTITY_LINKED",
    ];

    /// <summary>Says what is wrong; nothing where all is well.</summary>
    /// <param name="accounts">What was acknowledged at each home that the thread is made of.</param>
    /// <param name="lines">The thread.</param>
    public static IEnumerable<Finding> Find(IReadOnlyList<Account> accounts, IReadOnlyList<Line> lines) =>
    [
        .. lines.Where(line => accounts.All(account => account.Home != line.Home)).Select(static line => new Finding(FindingKind.Wrong, $"{line.Id} is in a thread that it does not belong to.")),
        .. accounts.SelectMany(account => OfHome(account, [.. lines.Where(line => line.Home == account.Home)])),
    ];

    private static IEnumerable<Finding> OfHome(Account account, List<Line> lines) =>
        [.. Numbers(account, lines), .. Words(account, lines), .. Deeds(account, lines)];

    private static IEnumerable<Finding> Numbers(Account account, List<Line> lines)
    {
        var next = 1;
        foreach (var line in lines)
        {
            if (line.Sequence != next || !line.Id.EndsWith($"_{line.Sequence}", StringComparison.Ordinal))
            {
                yield return new(FindingKind.Gap, $"{account.Home} has {line.Sequence} where {next} should be.");
                yield break;
            }

            next++;
        }
    }

    private static IEnumerable<Finding> Words(Account account, List<Line> lines)
    {
        if (account.IsErased)
        {
            return lines.Where(line => line.Text is { } text && text != "[erased]").Select(static line => new Finding(FindingKind.Wrong, $"{line.Id} still has its words after the erasure."));
        }

        List<Finding> findings = [];
        var found = lines.Where(static line => line.Text is not null).ToLookup(static line => line.Text!);
        var wanted = account.Said.ToLookup(static one => one.Text);
        foreach (var one in wanted)
        {
            var (there, due) = (found[one.Key].Count(), one.Count());
            if (there < due)
            {
                findings.Add(new(FindingKind.Lost, $"{one.First().Entry ?? account.Home}: \"{one.Key}\" is there {there} times, and was acknowledged {due} times."));
            }
            else if (there > due)
            {
                findings.Add(new(FindingKind.Doubled, $"{one.First().Entry ?? account.Home}: \"{one.Key}\" is there {there} times, and was acknowledged {due} times."));
            }
        }

        findings.AddRange(found.Where(one => !wanted.Contains(one.Key)).Select(one => new Finding(FindingKind.Doubled, $"{one.First().Id} was never acknowledged.")));
        findings.AddRange(Order(account, lines));
        return findings;
    }

    private static IEnumerable<Finding> Order(Account account, List<Line> lines)
    {
        var place = lines.ToDictionary(static line => line.Id, static line => line.Sequence);
        var last = 0;
        foreach (var entry in account.Said.Select(static one => one.Entry).OfType<string>())
        {
            var at = place.GetValueOrDefault(entry);
            if (at > 0 && at < last)
            {
                yield return new(FindingKind.Gap, $"{entry} stands before what was acknowledged before it.");
            }

            last = Math.Max(at, last);
        }
    }

    private static IEnumerable<Finding> Deeds(Account account, List<Line> lines)
    {
        var found = lines.Where(static line => line.Activity is not null && !Uncounted.Contains(line.Activity)).CountBy(static line => line.Activity!).ToDictionary();
        foreach (var activity in found.Keys.Union(account.Activities.Keys).Where(static one => !Uncounted.Contains(one)).Order())
        {
            var (there, due) = (found.GetValueOrDefault(activity), account.Activities.GetValueOrDefault(activity));
            if (there != due)
            {
                yield return new(there < due ? FindingKind.Lost : FindingKind.Doubled, $"{account.Home}: {activity} is there {there} times, and was acknowledged {due} times.");
            }
        }
    }
}
