using System.Globalization;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.GraphQL;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>A place in a list of tickets that is kept by a time: behind the ticket that is named.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="At">The time that it is listed by.</param>
internal readonly record struct TicketPlace(TicketId Ticket, DateTimeOffset At)
{
    private const char Separator = ' ';

    /// <summary>The cursor of the place.</summary>
    /// <param name="kind">The letter of the list's cursors.</param>
    /// <param name="scope">What it is a list of.</param>
    public string ToCursor(char kind, string scope) => new Cursor(
        kind, scope, string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}{Separator}{NodeId.Of(Ticket)}")).ToString();

    /// <summary>Reads the position of a cursor.</summary>
    /// <exception cref="GraphQLException">It is none of such a list.</exception>
    public static TicketPlace Read(string position) =>
        position.Split(Separator) is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && NodeId.Ticket(id) is { } ticket
            ? new(ticket, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : throw Cursor.Foreign("after");
}
