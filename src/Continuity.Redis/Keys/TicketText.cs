using System.Globalization;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Redis.Keys;

/// <summary>A ticket's id as it is written in indexes: the home, a colon, the number.</summary>
internal static class TicketText
{
    public static string Of(TicketId ticket) => string.Create(CultureInfo.InvariantCulture, $"{ticket.Home.Value}:{ticket.Number}");

    public static TicketId Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(new CustomerId(text[..colon]), int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
