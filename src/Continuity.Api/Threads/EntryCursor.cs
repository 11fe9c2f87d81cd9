using Continuity.Api.Paging;
using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Api.Threads;

/// <summary>Cursors of entries: a place in a customer's thread, good for every list of that customer's entries, also when its homes are merged and parted.</summary>
internal static class EntryCursor
{
    public const char Kind = 'e';

    /// <summary>The cursor of a place.</summary>
    /// <param name="home">The home of the entry that it stands behind.</param>
    /// <param name="place">The place, which names that home.</param>
    public static string Of(CustomerId home, ThreadPosition place) => ListOf(home.Value, place).ToCursor(Kind);

    /// <summary>Reads a place that a caller's cursor names.</summary>
    public static ThreadPosition PlaceOf(ListPlace cursor) => ThreadPosition.Of(cursor.Numbers
        .Where(static number => CustomerId.TryParse(number.Key, out _))
        .Select(static number => KeyValuePair.Create(new CustomerId(number.Key), number.Value)));

    /// <summary>A place in the thread as one in the lists of its homes.</summary>
    /// <param name="own">The scope of the list that the item stands in.</param>
    /// <param name="place">The place.</param>
    public static ListPlace ListOf(string own, ThreadPosition place) => new(own, place.Homes.ToDictionary(static home => home.Key.Value, static home => home.Value));
}
