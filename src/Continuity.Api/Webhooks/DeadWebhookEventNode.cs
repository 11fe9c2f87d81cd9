using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.GraphQL;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>An event that could not be delivered to an endpoint.</summary>
[ObjectType]
[GraphQLName("DeadWebhookEvent")]
internal sealed class DeadWebhookEventNode(string endpoint, DeadWebhookEvent dead)
{
    /// <summary>Its id, the `webhook-id` that it is sent under.</summary>
    [ID]
    public string Id => new WebhookEventId(endpoint, dead.Event.Entry).ToString();

    /// <summary>Its type, such as `ticket.opened`.</summary>
    public string Type => dead.Event.Type;

    /// <summary>The place in the thread behind its entry.</summary>
    public string Cursor => WebhookPayload.CursorOf(dead.Event);

    /// <summary>When it was given up.</summary>
    public DateTimeOffset FailedAt => dead.FailedAt;

    /// <summary>How often it was tried; 0 where it waited too long, behind another or for a disabled endpoint, or too many waited.</summary>
    public int Attempts => dead.Attempts;

    /// <summary>What went wrong the last time, such as `HTTP 500`; nothing of what the receiver said.</summary>
    public string LastError => dead.LastError;

    /// <summary>The entry that it tells of; null where it can't be seen any more.</summary>
    public Task<EntryNode?> GetEntryAsync(Reader reader, CancellationToken cancellationToken) => reader.EntryAsync(dead.Event.Entry, cancellationToken);
}
