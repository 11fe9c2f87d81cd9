using System.Globalization;
using System.Text;
using Continuity.Handoffs;

namespace Continuity.Model;

/// <summary>
/// Prints what was done as GraphQL: one mutation a line, good to be pasted, with who sends it and when in the comment before it. A customer's id is the only thing that
/// differs from run to run; every other id is made of it.
/// </summary>
public static class GraphQLScript
{
    private const string Errors = "errors { code message }";

    /// <summary>Prints commands.</summary>
    /// <param name="world">Where they were done.</param>
    /// <param name="done">The commands, with what came of them.</param>
    public static string Of(World world, IReadOnlyList<(Command Command, Told? Told)> done)
    {
        var script = new StringBuilder();
        for (var i = 0; i < world.Homes.Count; i++)
        {
            script.AppendLine(CultureInfo.InvariantCulture, $"# Customer {i + 1} is {world.Homes[i].Value}: replace it throughout by the id that startSession gives.");
        }

        foreach (var (command, told) in done)
        {
            var (line, outcome) = (Line(command), told is null ? "" : $" → {told.Refusal?.Code.ToString() ?? "accepted"}");
            script.AppendLine(line.StartsWith('#') ? line : $"# {told?.Now:HH:mm:ss.fff} as {command.Caller.Role} {command.Caller.Id}{outcome}\n{line}");
        }

        return script.ToString();
    }

    /// <summary>One command: a mutation, or a comment where it is none.</summary>
    public static string Line(Command command)
    {
        var (home, reason) = (command.Home.Value, Text(Command.Reason));
        var (ticket, handoff) = ($"ticketId: \"tkt_{home}_{command.Ticket}\"", $"handoffId: \"hof_{home}_{command.Handoff}\"");
        var (offer, followUp) = ($"offerId: \"own_{home}_{command.Ownership}\"", $"followUpId: \"fup_{home}_{command.FollowUp}\"");
        return command.Act switch
        {
            Act.StartSession => Mutation("startSession", $"channel: {Name(command.Channel)}, identities: [{{kind: APP_USER, value: \"{home}\", assurance: VERIFIED}}], {(command.Ticket == 0 ? "newTicket: true" : ticket)}, idempotencyKey: \"{Guid.NewGuid():N}\"", "session { id } customer { id } ticket { id }"),
            Act.Open => Mutation("openTicket", $"customerId: \"cus_{home}\", subject: \"Another matter\", channel: {Name(command.Channel)}", "ticket { id }"),
            Act.Claim => Mutation("claimTicket", ticket),
            Act.Release => Mutation("releaseTicket", $"{ticket}, reason: {reason}{(command.Queue is { } queue ? $", queueId: \"que_{queue}\"" : "")}"),
            Act.Resolve => Mutation("resolveTicket", $"{ticket}, summary: \"Done.\"{(command.CheckAfter.IsGiven ? $", followUpWithin: {(command.CheckAfter.IsClear ? "null" : Duration(command.CheckAfter.Value))}" : "")}"),
            Act.Reopen => Mutation("reopenTicket", $"{ticket}, reason: \"Again.\""),
            Act.Close => Mutation("closeTicket", ticket),
            Act.Offer => Mutation("offerHandoff", $"{ticket}, to: {To(command.To)}, mode: {Name(command.Mode)}, reason: {reason}, summary: \"All is said.\", expiresIn: {Duration(command.ExpiresIn)}{Check(command.CheckBack)}", "handoff { id }"),
            Act.Accept => Mutation("acceptHandoff", handoff),
            Act.Decline => Mutation("declineHandoff", $"{handoff}, reason: {reason}"),
            Act.Withdraw => Mutation("withdrawHandoff", $"{handoff}, reason: {reason}"),
            Act.ReturnToBot => Mutation("returnToBot", $"{ticket}, botId: \"bot_{Cast.Bot.Id}\", reason: {reason}"),
            Act.OfferOwnership => Mutation("offerOwnership", $"{ticket}, agentId: \"agt_{command.To.Agent}\", reason: {reason}", "offer { id }"),
            Act.AcceptOwnership => Mutation("acceptOwnership", offer),
            Act.DeclineOwnership => Mutation("declineOwnership", $"{offer}, reason: {reason}"),
            Act.Promise => Mutation("promiseFollowUp", $"{ticket}, kind: {Name(command.Kind)}, promise: {Text(Command.Promise)}, dueAt: {Time(command.DueAt)}", "followUp { id }"),
            Act.Keep => Mutation("keepFollowUp", $"{followUp}, outcome: {reason}"),
            Act.Reschedule => Mutation("rescheduleFollowUp", $"{followUp}, dueAt: {Time(command.DueAt)}, reason: {reason}"),
            Act.Waive => Mutation("waiveFollowUp", $"{followUp}, reason: {reason}"),
            Act.SetAvailability => Mutation("setAvailability", $"availability: {Name(command.Availability)}, deputyId: {(command.Deputy is { } deputy ? $"\"agt_{deputy}\"" : "null")}"),
            Act.Remove => Mutation("removeAgent", $"agentId: \"agt_{command.To.Agent}\", successorId: \"agt_{command.Deputy}\", reason: {reason}"),
            Act.Merge => Mutation("mergeCustomers", $"survivorId: \"cus_{command.Survivor.Value}\", mergedId: \"cus_{home}\", reason: {reason}"),
            Act.Unmerge => $"# unmergeCustomers of the merge {command.Merge} of those that stand",
            Act.Reassign => $"# what who has left had a part in passes on at {home}",
            Act.Wait => $"# {command.Span} goes by",
            _ => $"# what has fallen due of {home} is settled",
        };
    }

    private static string Mutation(string name, string input, string what = "") => $"mutation {{ {name}(input: {{{input}}}) {{ {(what.Length > 0 ? what + " " : "")}{Errors} }} }}";

    private static string To(HandoffTarget to) => to.Agent is { } agent ? $"{{agentId: \"agt_{agent}\"}}" : $"{{queueId: \"que_{to.Queue}\"}}";

    private static string Check(CheckBack? check) => check is null ? ""
        : $", followUp: {{within: {Duration(check.Within)}, promise: {Text(check.Promise)}{(check.Channel is { } channel ? $", channel: {Name(channel)}" : "")}}}";

    private static string Duration(TimeSpan span) => $"\"{System.Xml.XmlConvert.ToString(span)}\"";

    private static string Time(DateTimeOffset at) => $"\"{at:yyyy-MM-ddTHH:mm:ss.fffZ}\"";

    private static string Text(string text) => $"\"{text}\"";

    // AfterHandoff is AFTER_HANDOFF in the contract.
    private static string Name<T>(T value)
        where T : struct, Enum => string.Concat($"{value}".Select(static (letter, place) => char.IsUpper(letter) && place > 0 ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
