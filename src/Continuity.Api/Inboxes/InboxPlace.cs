using System.Globalization;
using Continuity.Api.Paging;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Redis.Inboxes;

namespace Continuity.Api.Inboxes;

/// <summary>Cursors of an inbox's lists: a place by urgency, behind an item that need not be there any more.</summary>
internal static class InboxPlace
{
    public const char Kind = 'i';
    private const char Separator = ' ';

    /// <summary>The cursor of the place behind an item.</summary>
    /// <param name="scope">Whose list it is, and which.</param>
    /// <param name="item">The item.</param>
    public static string ToCursor(string scope, InboxItem item) => new Cursor(
        Kind, scope, string.Create(CultureInfo.InvariantCulture, $"{item.At.ToUnixTimeMilliseconds()}{Separator}{item.Home.Value}{Separator}{item.Number}")).ToString();

    /// <summary>Reads the position of a cursor.</summary>
    /// <exception cref="GraphQLException">It is none of such a list.</exception>
    public static InboxItem Read(string position) =>
        position.Split(Separator) is [var at, var home, var number]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && CustomerId.TryParse(home, out var id)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new(id, parsed, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : throw Cursor.Foreign("after");
}
