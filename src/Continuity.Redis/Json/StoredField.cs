using System.Globalization;
using System.Text;
using Continuity.Tickets;

namespace Continuity.Redis.Json;

/// <summary>
/// A ticket's or session's field: the version of its customer that wrote it, a bar, and the record as JSON. An entry that changes no
/// state is appended on condition that its session and ticket are still of the versions that it was decided on.
/// </summary>
internal static class StoredField
{
    private const byte Bar = (byte)'|';

    public static byte[] Write<T>(T record, long version) =>
        [.. Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture)), Bar, .. StoreJson.WriteBytes(record)];

    public static T Read<T>(ReadOnlySpan<byte> value, out string version)
    {
        var bar = value.IndexOf(Bar);
        version = Encoding.ASCII.GetString(value[..bar]);
        return StoreJson.Read<T>(value[(bar + 1)..]);
    }

    /// <summary>A ticket with the later of its two last activities.</summary>
    public static Ticket Active(Ticket ticket, ReadOnlySpan<byte> milliseconds)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture));
        return at > ticket.LastActivityAt ? ticket with { LastActivityAt = at } : ticket;
    }
}
