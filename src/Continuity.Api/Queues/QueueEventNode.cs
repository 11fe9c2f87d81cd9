using Continuity.Api.Handoffs;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Queues;
using Continuity.Redis.Inboxes;

namespace Continuity.Api.Queues;

/// <summary>Something that happened in a queue. What it is about is shown as it is when you ask, which may be later than what happened.</summary>
[ObjectType]
[GraphQLName("QueueEvent")]
internal sealed class QueueEventNode(ToldEvent told, QueueEventKind kind, string cursor)
{
    /// <summary>Stands behind this event: give the last one you hold as `after`, and nothing is missed or repeated.</summary>
    public string Cursor => cursor;

    /// <summary>What happened.</summary>
    public QueueEventKind Kind => kind;

    /// <summary>The ticket.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(told.Ticket, cancellationToken);

    /// <summary>The handoff that it is about; null where it is about none.</summary>
    public async Task<HandoffNode?> GetHandoffAsync(HandoffReader handoffs, CancellationToken cancellationToken) =>
        told.Handoff is { } id ? await handoffs.FindAsync(id, cancellationToken) : null;

    /// <summary>Makes one; null where the kind is of a later program.</summary>
    internal static QueueEventNode? Of(ToldEvent told, string cursor) => Enum.TryParse<QueueEventKind>(told.Kind, out var kind) ? new(told, kind, cursor) : null;
}
