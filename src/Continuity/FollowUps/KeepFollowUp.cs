using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// Decides whether a follow-up counts as kept: by who is responsible, who acts for them, whom it was escalated to, a supervisor, or the agent who handles the ticket, unless it is the
/// check on them after a handoff. The evidence is an entry of a session with the customer, from after the promise; without one it is kept without contact, and the entry says so. A
/// progress update that is kept is followed by the next one until the ticket is resolved.
/// </summary>
public static class KeepFollowUp
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the follow-up, its ticket, and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What was kept.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The follow-up; or NOT_FOUND, FORBIDDEN, INVALID or WRONG_STATE.</returns>
    public static Decision<FollowUpId> Decide(
        CustomerState state, Caller caller, KeepFollowUpCommand command, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        var found = FollowUpRights.Find(state, caller, command.FollowUp);
        if (found.Value is not { } followUp)
        {
            return found.Refusal!;
        }

        var changes = Changes.Of(state);
        var by = caller.ActsAs(state.Id);
        if (followUp.State == FollowUpState.Kept && (followUp.SettledBy, followUp.Outcome, followUp.Evidence) == (by, command.Outcome, command.Evidence))
        {
            return changes.Accept(command.FollowUp);
        }

        var ticket = state.Tickets[followUp.Ticket];
        if (!FollowUpRights.MayKeep(caller, followUp, ticket, roster, now))
        {
            return Refusal.Forbidden("Who is responsible for a follow-up may keep it, who acts for them or was told that it was missed, and supervisors; who handles the ticket only where it is no check after a handoff.");
        }

        if ((TextBound.Paragraph.Check(command.Outcome, "input", "outcome") ?? FollowUpRights.CheckOwed(followUp) ?? CheckEvidence(state, followUp, command)) is { } refusal)
        {
            return refusal;
        }

        var told = command.Evidence is null ? $"Kept without contact: \"{followUp.Promise}\"" : $"Kept: \"{followUp.Promise}\"";
        changes = FollowUpRecords.Keep(changes, followUp with { Evidence = command.Evidence }, by, command.Outcome, told, now);
        if (followUp.Kind == FollowUpKind.ProgressUpdate && ticket.Status == TicketStatus.Open)
        {
            var next = new PromiseFollowUpCommand(new(state.Id, ticket.Number), followUp.Kind, followUp.Promise, now + options.ProgressEvery, followUp.Channel);
            changes = FollowUpRecords.Promise(changes, ticket, next, by, options, now, followUp.ShownFrom);
        }

        return changes.Accept(command.FollowUp);
    }

    private static Refusal? CheckEvidence(CustomerState state, FollowUp followUp, KeepFollowUpCommand command)
    {
        if (command.Evidence is not { } id)
        {
            return null;
        }

        return CustomerHomes.Of(state).Find(id.Home) is not null && command.Found is { } entry && entry.Id == id && IsContact(entry.Draft)
            && entry.RecordedAt > followUp.PromisedAt && entry.Draft.OccurredAt > followUp.PromisedAt
            ? null
            : Refusal.Invalid(
                "evidenceEntryId must name a PUBLIC message, call, e-mail or step of self-service in a session with this customer, from after the promise.",
                "input",
                "evidenceEntryId");
    }

    private static bool IsContact(EntryDraft entry) =>
        entry is { Session: not null, Visibility: Visibility.Public, Content: MessageContent or CallContent or EmailContent or SelfServiceContent };
}
