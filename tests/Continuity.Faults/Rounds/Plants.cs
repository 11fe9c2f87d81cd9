using System.Text.Json;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>Breaks what was read, to see that the checker finds it: a checker that can't fail shows nothing.</summary>
internal static class Plants
{
    private static readonly (string Plant, FindingKind Kind)[] All =
    [
        ("lost", FindingKind.Lost), ("lost deed", FindingKind.Lost), ("lost duty", FindingKind.Lost), ("doubled", FindingKind.Doubled), ("doubled deed", FindingKind.Doubled), ("told twice", FindingKind.Doubled),
        ("gap", FindingKind.Gap), ("never told", FindingKind.Gap), ("unsettled", FindingKind.Unsettled), ("owner", FindingKind.Wrong), ("forgotten key", FindingKind.Doubled), ("phantom", FindingKind.Wrong),
        ("lost promise", FindingKind.Lost), ("doubled promise", FindingKind.Doubled),
    ];

    /// <summary>What the checker finds in a thread that something was planted in; and, each time, which plant it would not find.</summary>
    /// <param name="plant">What is planted; null for nothing.</param>
    /// <param name="sample">The thread; null where none was read.</param>
    public static IEnumerable<Finding> Found(string? plant, Sample? sample) => sample is null
        ? [new(FindingKind.Wrong, "No story came to its end: nothing was checked.")]
        : [.. plant is null ? [] : Plant(plant, sample), .. All.Where(one => Plant(one.Plant, sample).All(finding => finding.Kind != one.Kind)).Select(static one => new Finding(FindingKind.Wrong, $"The checker does not find what is {one.Plant}."))];

    private static IReadOnlyList<Finding> Plant(string plant, Sample sample)
    {
        var (account, lines) = sample;
        var (said, done) = (lines.First(static line => line.Text is not null), lines.First(static line => line.Activity == "SESSION_STARTED"));
        var (ids, next) = (lines.Select(static line => line.Id).ToList(), lines.Count + 1);
        var (offer, wanted) = (new OfferSeen($"hof_{account.Home}_1", "WARM", "ACCEPTED", null), new TicketAccount { Owner = "agt_ana" });
        var ticket = new TicketSeen($"tkt_{account.Home}_1", 1, "OPEN", "agt_ana", "agt_ben", [], [], null, [], "");
        wanted.LeaveDuties.Add(offer.Id);
        var (duty, promised) = (new DutySeen($"fup_{account.Home}_1", "PROMISE", "PENDING", "a promise", "agt_ana"), new TicketAccount { Owner = "agt_ana" });
        promised.Promises[duty.Promise] = null;
        return [.. plant switch
        {
            "lost" => ThreadCheck.Find([account], [.. lines.Select(line => line == said ? line with { Text = null } : line)]),
            "lost deed" => ThreadCheck.Find([account], [.. lines.Select(line => line == done ? line with { Activity = null } : line)]),
            "lost duty" => TicketCheck.Find(wanted, ticket with { Offers = [offer] }),
            "doubled" => ThreadCheck.Find([account], [.. lines, said with { Id = $"ent_{account.Home}_{next}", Sequence = next }]),
            "doubled deed" => ThreadCheck.Find([account], [.. lines, done with { Id = $"ent_{account.Home}_{next}", Sequence = next }]),
            "told twice" => StreamCheck.Find(account.Home, 0, [.. lines, lines[^1]], lines),
            "gap" => ThreadCheck.Find([account], [.. lines.Where(line => line != said)]),
            "never told" => StreamCheck.Find(account.Home, 0, [.. lines.Skip(1)], lines),
            "unsettled" => TicketCheck.Find(wanted, ticket with { Offers = [offer with { State = "OFFERED" }] }),
            "owner" => TicketCheck.Find(wanted, ticket with { Owner = "agt_ben" }),
            "lost promise" => TicketCheck.Find(promised, ticket),
            "doubled promise" => TicketCheck.Find(promised, ticket with { Duties = [duty, duty with { Id = $"fup_{account.Home}_2" }] }),
            "phantom" => StreamCheck.Phantoms(account.Home, [said with { Text = "Something else." }], lines),
            "forgotten key" => KeyCheck.Find("recordEntry", Payload(ids[0]), Payload(ids[^1]), null),
            _ => throw new FormatException($"There is no plant {plant}. {RunArguments.Usage}"),
        }];
    }

    private static JsonElement Payload(string entry) => JsonSerializer.SerializeToElement(new { entry = new { id = entry } });
}
