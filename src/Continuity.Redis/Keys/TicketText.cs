using Continuity.Tickets;

namespace Continuity.Redis.Keys;

/// <summary>A ticket's id as it is written in indexes.</summary>
internal static class TicketText
{
    public static string Of(TicketId ticket) => NumberText.Of(ticket.Home, ticket.Number);

    public static TicketId Read(string text) => NumberText.Read(text) is var (home, number) ? new(home, number) : default;
}
