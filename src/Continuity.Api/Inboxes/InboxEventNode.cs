using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Inboxes;
using Continuity.Redis.Inboxes;

namespace Continuity.Api.Inboxes;

/// <summary>Something that an agent is told of. What it is about is shown as it is when you ask, which may be later than what happened.</summary>
[ObjectType]
[GraphQLName("InboxEvent")]
internal sealed class InboxEventNode(ToldEvent told, InboxEventKind kind, string cursor)
{
    /// <summary>Stands behind this event: give the last one you hold as `after`, and nothing is missed or repeated.</summary>
    public string Cursor => cursor;

    /// <summary>What happened.</summary>
    public InboxEventKind Kind => kind;

    /// <summary>The ticket.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(told.Ticket, cancellationToken);

    /// <summary>The handoff that it is about; null where it is about none.</summary>
    public async Task<HandoffNode?> GetHandoffAsync(HandoffReader handoffs, CancellationToken cancellationToken) =>
        told.Handoff is { } id ? await handoffs.FindAsync(id, cancellationToken) : null;

    /// <summary>The follow-up that it is about; null where it is about none.</summary>
    public async Task<FollowUpNode?> GetFollowUpAsync(FollowUpReader followUps, CancellationToken cancellationToken) =>
        told.FollowUp is { } id ? await followUps.FindAsync(id, cancellationToken) : null;

    /// <summary>The offer of ownership that it is about; null where it is about none.</summary>
    public async Task<OwnershipOfferNode?> GetOwnershipOfferAsync(OwnershipReader ownership, CancellationToken cancellationToken) =>
        told.OwnershipOffer is { } id ? await ownership.FindAsync(id, cancellationToken) : null;

    /// <summary>The entry that it is about; null where it is about none.</summary>
    public async Task<EntryNode?> GetEntryAsync(Reader reader, CancellationToken cancellationToken) =>
        told.Entry is { } id ? await reader.EntryAsync(id, cancellationToken) : null;

    /// <summary>Makes one; null where the kind is of a later program.</summary>
    internal static InboxEventNode? Of(ToldEvent told, string cursor) => Enum.TryParse<InboxEventKind>(told.Kind, out var kind) ? new(told, kind, cursor) : null;
}
