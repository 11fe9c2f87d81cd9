using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Recovery;

/// <summary>The steps of a service recovery, as the agent desktop sends and shows them.</summary>
internal static class RecoveryCalls
{
    public const string All =
        "recovery { next somethingExtra steps { step at note skipped skipReason by { ... on Agent { name } } evidence { id } } followUp { id kind state promise dueAt responsible { name } } report { id } }";

    /// <summary>Marks a step; gives the payload.</summary>
    public static Task<JsonElement> MarkAsync(this RunningApi api, string token, string ticket, string step, JsonObject? more = null)
    {
        var input = more ?? [];
        return api.CommandAsync(token, "markRecoveryStep", "MarkRecoveryStepInput", $"ticket {{ id {All} }}", input.With("ticketId", ticket).With("step", step).With("note", input["note"]?.DeepClone() ?? $"{step} it is."));
    }

    /// <summary>The recovery of a ticket as a caller sees it.</summary>
    public static async Task<JsonElement> RecoveryAsync(this RunningApi api, string token, string ticket) =>
        (await api.AskAsync(token, $"query($t: ID!) {{ ticket(by: {{ id: $t }}) {{ {All} }} }}", new() { ["t"] = ticket })).GetProperty("ticket").GetProperty("recovery");
}
