using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Delivery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Privacy;

/// <summary>How an export writes an entry.</summary>
internal static class ExportedEntry
{
    /// <summary>Its line.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="delivery">How it left by a gateway, or null.</param>
    /// <param name="whole">Whether it is for a supervisor, who also reads why it was redacted.</param>
    public static byte[] Line(Entry entry, EntryDelivery? delivery, bool whole)
    {
        var (home, draft) = (entry.Id.Home, entry.Draft);
        return ExportJson.Line("entry",
        [
            ("id", NodeId.Of(entry.Id)),
            ("customer", home),
            ("sequence", entry.Id.Sequence),
            ("recordedAt", entry.RecordedAt),
            ("occurredAt", draft.OccurredAt),
            ("author", draft.Author),
            ("channel", draft.Channel),
            ("session", draft.Session is { } session ? NodeId.Of(new SessionId(home, session)) : null),
            ("ticket", draft.Ticket is { } ticket ? NodeId.Of(new TicketId(home, ticket)) : null),
            ("visibility", draft.Visibility),
            ("redacted", draft.Redaction is not null),
            ("redaction", whole ? draft.Redaction : null),
            ("delivery", delivery is null || whole ? delivery : new DeliveryNode(delivery, isForAgents: false)),
            ("kind", draft.Content.GetType().Name.Replace("Content", "", StringComparison.Ordinal)),
            ("content", draft.Content),
        ]);
    }
}
