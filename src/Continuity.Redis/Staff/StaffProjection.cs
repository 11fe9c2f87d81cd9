using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Staff;

/// <summary>Keeps the lists of what agents have a part in, and of what nobody answers for.</summary>
internal sealed class StaffProjection(IRedisCalls redis, RosterReader roster, Lazy<Reassignment> reassignment)
{
    /// <summary>Far longer than a message can be on its way.</summary>
    private const long KeepVersionMs = 7L * 24 * 3600 * 1000;

    private static readonly Script List = Script.From("list.lua");

    /// <summary>Notes an agent's part in a ticket. Where they have left, the ticket is reassigned: it may have come too late for whoever looked through the list.</summary>
    public async Task ApplyAsync(PartTaken message, CancellationToken cancellationToken)
    {
        var keys = new StaffKeys(message.Agent);
        await NoteAsync(keys.Parts, keys.VersionOf(message.Ticket), message.Ticket, message.OpenedAt, message.Version, cancellationToken);
        if (message.OpenedAt is not null && (await roster.ReadAsync(cancellationToken)).HasLeft(message.Agent))
        {
            await reassignment.Value.ReassignAsync(message.Ticket.Home, [message.Ticket.Number], cancellationToken);
        }
    }

    /// <summary>Notes that nobody answers for a ticket, or that somebody does.</summary>
    public Task ApplyAsync(TicketOrphaned message, CancellationToken cancellationToken) =>
        NoteAsync(SystemKeys.Orphans, SystemKeys.OrphanVersion(message.Ticket), message.Ticket, message.OpenedAt, message.Version, cancellationToken);

    private Task<RedisResult> NoteAsync(string list, string versionKey, TicketId ticket, DateTimeOffset? at, long version, CancellationToken cancellationToken) => redis.EvaluateAsync(
        List,
        [list, versionKey],
        [version, KeepVersionMs, TicketText.Of(ticket), at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? ""],
        cancellationToken);
}
