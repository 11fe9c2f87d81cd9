using System.Globalization;
using Continuity.Api.Paging;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Cursors of entries: the place in a customer's log, good for every list of that customer's entries.</summary>
internal static class EntryCursor
{
    public const char Kind = 'e';

    public static string Of(EntryId entry) =>
        new Cursor(Kind, entry.Home.Value, entry.Sequence.ToString(CultureInfo.InvariantCulture)).ToString();

    /// <summary>Reads a caller's cursor.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <param name="text">The cursor.</param>
    /// <param name="home">The customer whose entries are asked for.</param>
    /// <returns>The sequence that it stands behind; 0 before the first, and perhaps one that the log does not have.</returns>
    /// <exception cref="GraphQLException">It is none of that customer's entries.</exception>
    public static int Read(string argument, string text, CustomerId home) =>
        int.TryParse(Cursor.Read(argument, text, Kind, home.Value), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw new GraphQLException($"Argument \"{argument}\" is not a cursor of this list.", "INVALID_CURSOR");
}
