using System.Text.Json;
using Continuity.Api.Callers;
using Continuity.Api.FollowUps;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Handoffs;
using Continuity.Merging;

namespace Continuity.Api.Handoffs;

/// <summary>
/// An offer to take over the handling of a ticket, or to give advice on it; and what came of it. Who owns the ticket stays. For agents; a bot sees those that it
/// offered.
/// </summary>
[ObjectType]
[GraphQLName("Handoff")]
internal sealed class HandoffNode(HandoffId key, Handoff handoff) : INode
{
    // Deeper than any request is read, and as deep as answers are written.
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 1000 };

    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(key);

    [GraphQLIgnore]
    internal Handoff Handoff => handoff;

    /// <summary>How it is handed over.</summary>
    public TransferMode Mode => handoff.Mode;

    /// <summary>Where it stands. A consultation is ACCEPTED while it goes on, and RETURNED when it has ended.</summary>
    public HandoffState State => handoff.State;

    /// <summary>Why it is offered.</summary>
    public string Reason => handoff.Reason;

    /// <summary>What whoever accepts must know.</summary>
    public string Summary => handoff.Summary;

    /// <summary>What programs handed over with it, as it came; null for nothing.</summary>
    public JsonElement? Context => handoff.Context is { } text ? Parse(text) : null;

    /// <summary>Whether the customer was told.</summary>
    public bool CustomerInformed => handoff.CustomerInformed;

    /// <summary>When it was offered.</summary>
    public DateTimeOffset OfferedAt => handoff.OfferedAt;

    /// <summary>When it expires unless it is settled before.</summary>
    public DateTimeOffset ExpiresAt => handoff.ExpiresAt;

    /// <summary>When it was accepted; null where it was not.</summary>
    public DateTimeOffset? AcceptedAt => handoff.AcceptedAt;

    /// <summary>When it was settled, a consultation when it ended; null before.</summary>
    public DateTimeOffset? SettledAt => handoff.SettledAt;

    /// <summary>Why it was settled as it was; null where nothing was said.</summary>
    public string? SettleReason => handoff.SettleReason;

    /// <summary>The thread's cursor at the offer: the brief is frozen there, and what comes after it is new since.</summary>
    public string BriefAsOf => EntryCursor.Of(key.Home, ThreadPosition.Of([KeyValuePair.Create(key.Home, handoff.LogLengthAtOffer)]));

    /// <summary>
    /// Whether the agent who accepted has read the brief: `acknowledgeBrief`, as of `briefAsOf` or later. Null where nobody need have: it was not accepted, it is a consultation, or the
    /// ticket's owner accepted it.
    /// </summary>
    public async Task<bool?> GetBriefReadAsync(Reader reader, CancellationToken cancellationToken) =>
        UnreadBrief.HasRead(handoff, (await GetTicketAsync(reader, cancellationToken)).Ticket);

    /// <summary>
    /// Since when the brief counts as unread: 2 minutes (an option) after the accept, when the ticket's owner was told. Null where it was read, need not be, or there is time left, and once
    /// who accepted has the ticket no longer: it was resolved, given back or passed on.
    /// </summary>
    public Task<DateTimeOffset?> GetBriefUnreadSinceAsync(HandoffReader handoffs, CancellationToken cancellationToken) => handoffs.UnreadSinceAsync(key.Home, handoff, cancellationToken);

    /// <summary>The ticket.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(new(key.Home, handoff.Ticket), cancellationToken);

    /// <summary>Who offered it: an agent or a bot, or the system itself for a customer who accepted help in self-service.</summary>
    public Task<IActor> GetFromAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(handoff.From, cancellationToken);

    /// <summary>To whom it is offered.</summary>
    public async Task<IHandoffTarget> GetToAsync(Reader reader, CancellationToken cancellationToken) =>
        handoff.To.Queue is { } queue ? new QueueNode(queue) : await reader.AgentAsync(handoff.To.Agent!, cancellationToken);

    /// <summary>The agent who was named and is away, so that it went to who stands in for them; null where it went to who was named.</summary>
    public async Task<AgentNode?> GetInsteadOfAsync(Reader reader, CancellationToken cancellationToken) =>
        handoff.InsteadOf is { } agent ? await reader.AgentAsync(agent, cancellationToken) : null;

    /// <summary>Who settled it, and while a consultation goes on who gives advice; null before.</summary>
    public async Task<IActor?> GetSettledByAsync(Reader reader, CancellationToken cancellationToken) =>
        handoff.SettledBy is { } by ? await reader.ActorAsync(by, cancellationToken) : null;

    /// <summary>The ticket's owner at the time of the offer; null where a bot, or self-service, hands off before any agent owned it.</summary>
    public async Task<AgentNode?> GetResponsibleAsync(Reader reader, CancellationToken cancellationToken) =>
        handoff.Responsible is { } owner ? await reader.AgentAsync(owner, cancellationToken) : null;

    /// <summary>The check with the customer that it leaves to the owner; null where it leaves none.</summary>
    public async Task<FollowUpNode?> GetFollowUpAsync(FollowUpReader followUps, CancellationToken cancellationToken) =>
        handoff.FollowUp is { } number ? await followUps.FindAsync(new(key.Home, number), cancellationToken) : null;

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text, AnyDepth);
        return document.RootElement.Clone();
    }
}
