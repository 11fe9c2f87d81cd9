using System.Globalization;
using Continuity.Api.Nodes;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>The ids of what was recorded for a ticket's brief: three letters, the ticket's own id, and the number on the ticket. They are no nodes.</summary>
internal static class BriefItemId
{
    private const string FactPrefix = "fct_";
    private const string AttemptPrefix = "att_";
    private const char Separator = '_';

    public static string OfFact(TicketId ticket, int number) => Of(FactPrefix, ticket, number);

    public static string OfAttempt(TicketId ticket, int number) => Of(AttemptPrefix, ticket, number);

    /// <summary>The fact that an id names; null where it is none of a fact.</summary>
    public static (TicketId Ticket, int Number)? Fact(string id)
    {
        var at = id.LastIndexOf(Separator);
        return id.StartsWith(FactPrefix, StringComparison.Ordinal)
            && at > FactPrefix.Length
            && NodeId.Ticket(id[FactPrefix.Length..at]) is { } ticket
            && int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && OfFact(ticket, number) == id
                ? (ticket, number)
                : null;
    }

    private static string Of(string prefix, TicketId ticket, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{NodeId.Of(ticket)}{Separator}{number}");
}
