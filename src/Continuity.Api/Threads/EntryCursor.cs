using System.Globalization;
using Continuity.Api.Paging;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Cursors of entries: the place in a customer's log, good for every list of that customer's entries.</summary>
internal static class EntryCursor
{
    public const char Kind = 'e';

    public static string Of(EntryId entry) =>
        new Cursor(Kind, entry.Home.Value, entry.Sequence.ToString(CultureInfo.InvariantCulture)).ToString();
}
