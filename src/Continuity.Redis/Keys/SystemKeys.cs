using Continuity.Tickets;

namespace Continuity.Redis.Keys;

/// <summary>The keys of which a store has one.</summary>
internal static class SystemKeys
{
    /// <summary>The layout that the store was first used with.</summary>
    public const string Layout = "{continuity}:layout";

    /// <summary>The counter of tickets' numbers.</summary>
    public const string TicketNumbers = "{continuity}:numbers";

    /// <summary>The partitions whose outboxes may hold something, by the time they were named.</summary>
    public const string Outboxes = "{continuity}:outboxes";

    /// <summary>The partitions that may have something to send by gateways, by the time they were named.</summary>
    public const string Senders = "{continuity}:senders";

    /// <summary>The processes that settle what falls due, by when each is taken for dead unless it says otherwise (ms).</summary>
    public const string Instances = "{continuity}:instances";

    /// <summary>The agents by name.</summary>
    public const string Agents = "{continuity}:agents";

    /// <summary>The hash of the agents as the others need to know them, by the subject of their token.</summary>
    public const string Roster = "{continuity}:roster";

    /// <summary>The version of the roster, which rises with each change.</summary>
    public const string RosterVersion = "{continuity}:roster:version";

    /// <summary>The set of the tickets that nobody answers for, by when they were opened.</summary>
    public const string Orphans = "{continuity}:orphans";

    /// <summary>The set of the homes that are being erased, by when somebody should look after them next (ms).</summary>
    public const string Erasures = "{continuity}:erasures";

    /// <summary>There while an instance looks for customers who were kept long enough.</summary>
    public const string RetentionTurn = "{continuity}:retention:turn";

    /// <summary>How many ticket numbers were looked at since the first one.</summary>
    public const string RetentionPlace = "{continuity}:retention:place";

    /// <summary>The hash of the endpoints of webhooks that instances have, with when one said so last (ms).</summary>
    public const string Webhooks = "{continuity}:webhooks";

    /// <summary>The version of a ticket's home that was last written to <see cref="Orphans"/>.</summary>
    public static string OrphanVersion(TicketId ticket) => $"{Orphans}:v:{TicketText.Of(ticket)}";
}
