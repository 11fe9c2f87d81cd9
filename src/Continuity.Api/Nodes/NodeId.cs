using System.Globalization;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Recovery;
using Continuity.SelfService;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Nodes;

/// <summary>
/// The ids that callers see: three letters for the type, an underscore, and what the domain calls it. An id of anything that
/// belongs to a customer carries the customer's id, and with it its home.
/// </summary>
internal static class NodeId
{
    private const char Separator = '_';

    public static string Of(CustomerId customer) => "cus_" + customer.Value;

    public static string OfThread(CustomerId customer) => "thr_" + customer.Value;

    public static string Of(SessionId session) => Numbered("ses_", session.Home, session.Number);

    public static string Of(TicketId ticket) => Numbered("tkt_", ticket.Home, ticket.Number);

    public static string Of(HandoffId handoff) => Numbered("hof_", handoff.Home, handoff.Number);

    public static string Of(OwnershipOfferId offer) => Numbered("own_", offer.Home, offer.Number);

    public static string Of(FollowUpId followUp) => Numbered("fup_", followUp.Home, followUp.Number);

    public static string Of(AssistanceOfferId offer) =>
        string.Create(CultureInfo.InvariantCulture, $"{Numbered("aso_", offer.Session.Home, offer.Session.Number)}{Separator}{offer.Number}");

    public static string Of(ProblemReportId report) => Numbered("prb_", report.Home, report.Number);

    public static string Of(EntryId entry) => Numbered("ent_", entry.Home, entry.Sequence);

    public static string Of(MergeId merge) => Numbered("mrg_", merge.Merged, merge.Number);

    /// <summary>The suggestion that two customers are one: the same whichever of the two is asked.</summary>
    public static string OfSuggestion(CustomerId one, CustomerId other) =>
        one < other ? $"sug_{one.Value}{Separator}{other.Value}" : $"sug_{other.Value}{Separator}{one.Value}";

    public static string OfAgent(string subject) => "agt_" + subject;

    public static string OfBot(string subject) => "bot_" + subject;

    public static string OfQueue(string name) => "que_" + name;

    public static CustomerId? Customer(string id) => Home("cus_", id);

    public static CustomerId? Thread(string id) => Home("thr_", id);

    public static SessionId? Session(string id) => Parse("ses_", id) is (var home, var n) ? new SessionId(home, n) : null;

    public static TicketId? Ticket(string id) => Parse("tkt_", id) is (var home, var n) ? new TicketId(home, n) : null;

    public static HandoffId? Handoff(string id) => Parse("hof_", id) is (var home, var n) ? new HandoffId(home, n) : null;

    public static OwnershipOfferId? OwnershipOffer(string id) => Parse("own_", id) is (var home, var n) ? new OwnershipOfferId(home, n) : null;

    public static FollowUpId? FollowUp(string id) => Parse("fup_", id) is (var home, var n) ? new FollowUpId(home, n) : null;

    public static AssistanceOfferId? AssistanceOffer(string id) =>
        id.LastIndexOf(Separator) is var at && at > 0
        && Parse("aso_", id[..at]) is (var home, var session)
        && Number(id.AsSpan(at + 1)) is { } number
            ? new AssistanceOfferId(new(home, session), number)
            : null;

    public static ProblemReportId? ProblemReport(string id) => Parse("prb_", id) is (var home, var n) ? new ProblemReportId(home, n) : null;

    public static EntryId? Entry(string id) => Parse("ent_", id) is (var home, var n) ? new EntryId(home, n) : null;

    public static MergeId? Merge(string id) => Parse("mrg_", id) is (var merged, var n) ? new MergeId(merged, n) : null;

    public static (CustomerId Lower, CustomerId Higher)? Suggestion(string id) =>
        Rest("sug_", id)?.Split(Separator) is [var one, var other]
        && CustomerId.TryParse(one, out var lower) && CustomerId.TryParse(other, out var higher) && lower < higher
            ? (lower, higher)
            : null;

    public static string? Agent(string id) => Rest("agt_", id);

    public static string? Bot(string id) => Rest("bot_", id);

    public static string? Queue(string id) => Rest("que_", id);

    private static string Numbered(string prefix, CustomerId home, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{home.Value}{Separator}{number}");

    private static string? Rest(string prefix, string id) =>
        id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : null;

    private static CustomerId? Home(string prefix, string id) =>
        Rest(prefix, id) is { } rest && CustomerId.TryParse(rest, out var home) ? home : null;

    private static (CustomerId Home, int Number)? Parse(string prefix, string id)
    {
        if (Rest(prefix, id) is not { } rest)
        {
            return null;
        }

        var at = rest.IndexOf(Separator, StringComparison.Ordinal);
        return at > 0 && CustomerId.TryParse(rest.AsSpan(0, at), out var home) && Number(rest.AsSpan(at + 1)) is { } number ? (home, number) : null;
    }

    private static int? Number(ReadOnlySpan<char> text) =>
        !text.StartsWith('0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
