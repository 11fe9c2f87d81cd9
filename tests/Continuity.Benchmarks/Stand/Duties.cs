using System.Globalization;
using System.Text.Json.Nodes;

namespace Continuity.Benchmarks.Stand;

/// <summary>A ticket's handoff to another agent and back, and a promise made and kept, step by step: who acts, and what they ask for.</summary>
internal static class Duties
{
    /// <summary>The steps, in order: the owner (A) or the other agent (B); in the variables, $T, $A and $B stand for the ticket and the two, and $R for the id that the step before gave.</summary>
    public static IReadOnlyList<(string Actor, PlannedCall Call)> Steps { get; } =
    [
        ("A", Offer("$B")), ("B", Accept), ("B", Offer("$A")), ("A", Accept),
        ("A", new("", "mutation($t: ID!, $d: DateTime!) { duty: promiseFollowUp(input: { ticketId: $t, promise: \"We write to you.\", dueAt: $d }) { followUp { id ticket { id } } errors { message } } }", new()
        {
            ["t"] = "$T", ["d"] = TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        })),
        ("A", new("", "mutation($r: ID!) { duty: keepFollowUp(input: { followUpId: $r, outcome: \"It is done.\" }) { followUp { id ticket { id } } errors { message } } }", new() { ["r"] = "$R" })),
    ];

    private static PlannedCall Accept =>
        new("", "mutation($r: ID!) { duty: acceptHandoff(input: { handoffId: $r }) { handoff { id } ticket { id } errors { message } } }", new() { ["r"] = "$R" });

    private static PlannedCall Offer(string to) => new(
        "",
        "mutation($t: ID!, $a: ID!) { duty: offerHandoff(input: { ticketId: $t, to: { agentId: $a }, reason: \"Billing knows.\", summary: \"The bill is twice too high.\", customerInformed: true }) { handoff { id } ticket { id } errors { message } } }",
        new JsonObject { ["t"] = "$T", ["a"] = to });
}
