using Continuity.Api.Nodes;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Privacy;

/// <summary>What a customer may see of the records, as an export writes it: what the schema shows them.</summary>
internal static class SeenRecords
{
    public static byte[] Customer(OpenedExport export)
    {
        var profile = export.Rules.Profile;
        return ExportJson.Line("customer",
        [
            ("id", export.Homes.Id),
            ("name", profile.Name),
            ("preferredName", profile.PreferredName),
            ("language", profile.Language),
            ("timeZone", profile.TimeZone),
            ("identities", profile.Identities),
            ("preferences", profile.Preferences),
            ("contactConsent", profile.ContactConsent),
            ("lastContactAt", profile.LastContactAt),
            ("channels", profile.Channels),
        ]);
    }

    public static byte[] Ticket(OpenedExport export, CustomerId home, Ticket ticket) => ExportJson.Line("ticket",
    [
        ("id", NodeId.Of(new TicketId(home, ticket.Number))),
        ("number", ticket.DisplayNumber),
        ("subject", export.Rules.Subject(ticket)),
        ("status", ticket.Status),
        ("openedAt", ticket.OpenedAt),
        ("openedOn", ticket.OpenedOn),
        ("resolvedAt", ticket.ResolvedAt),
        ("closedAt", ticket.ClosedAt),
        ("channels", ticket.Channels),
        ("owner", ticket.Owner is { } owner ? ActorRef.Agent(owner) : null),
        ("handler", ticket.Handler),
    ]);

    public static byte[] Brief(TicketId id, Brief brief) => ExportJson.Line("brief",
    [
        ("ticket", NodeId.Of(id)),
        ("goal", brief.Goal?.Text),
        ("restatement", brief.Restatement?.Text),
        ("confirmedAt", brief.Restatement?.ConfirmedAt),
        ("facts", brief.Facts),
    ]);

    public static byte[] Session(OpenedExport export, CustomerId home, Session session) => ExportJson.Line("session",
    [
        ("id", NodeId.Of(new SessionId(home, session.Number))),
        ("ticket", NodeId.Of(new TicketId(home, session.Ticket))),
        ("channel", session.Channel),
        ("state", session.State),
        ("assurance", session.Assurance),
        ("startedAt", session.StartedAt),
        ("endedAt", session.EndedAt),
        ("externalRef", session.ExternalRef),
        ("feedback", export.Rules.SeesFeedback ? session.Feedback : null),
        ("assistanceOffer", session.SelfService?.Offer),
    ]);

    /// <summary>A session with somebody else, as its guest has it: not whose it was, nor on what ticket.</summary>
    public static byte[] Visit(SessionId id, Session session) => ExportJson.Line("visit",
    [
        ("id", NodeId.Of(id)),
        ("channel", session.Channel),
        ("state", session.State),
        ("assurance", session.Assurance),
        ("startedAt", session.StartedAt),
        ("endedAt", session.EndedAt),
        ("externalRef", session.ExternalRef),
        ("feedback", session.Feedback is { } feedback && !(feedback.At > session.EndedAt) ? feedback : null),
    ]);

    /// <summary>What the guest said in it.</summary>
    public static byte[] VisitEntry(SessionId session, Entry entry) => ExportJson.Line("visitEntry",
    [
        ("id", NodeId.Of(entry.Id)),
        ("visit", NodeId.Of(session)),
        ("recordedAt", entry.RecordedAt),
        ("occurredAt", entry.Draft.OccurredAt),
        ("channel", entry.Draft.Channel),
        ("redacted", entry.Draft.Redaction is not null),
        ("kind", entry.Draft.Content.GetType().Name.Replace("Content", "", StringComparison.Ordinal)),
        ("content", entry.Draft.Content),
    ]);

    public static byte[] FollowUp(CustomerId home, FollowUp followUp) => ExportJson.Line("followUp",
    [
        ("id", NodeId.Of(new FollowUpId(home, followUp.Number))),
        ("ticket", NodeId.Of(new TicketId(home, followUp.Ticket))),
        ("kind", followUp.Kind),
        ("state", followUp.State),
        ("promise", followUp.Promise),
        ("channel", followUp.Channel),
        ("responsible", ActorRef.Agent(followUp.Responsible)),
        ("promisedAt", followUp.PromisedAt),
        ("dueAt", followUp.DueAt),
        ("settledAt", followUp.SettledAt),
    ]);
}
