using Continuity.Api.Callers;
using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Api.Privacy;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>One thing that was said or done, in its place in the thread.</summary>
[InterfaceType]
[GraphQLName("Entry")]
internal abstract class EntryNode : INode
{
    private string? cursor;

    protected EntryNode(Entry entry) => Entry = entry;

    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(Entry.Id);

    /// <summary>Its place in the thread: give it as `after` and nothing later is missed or repeated.</summary>
    public async ValueTask<string> GetCursorAsync(Reader reader, CancellationToken cancellationToken) =>
        cursor ??= EntryCursor.Of(Entry.Id.Home, await reader.PlaceAsync(Entry, cancellationToken));

    /// <summary>Its place in its segment of the thread, from 1 and without gaps.</summary>
    public int Sequence => Entry.Id.Sequence;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt => Entry.RecordedAt;

    /// <summary>When it happened, as the channel tells it.</summary>
    public DateTimeOffset OccurredAt => Entry.Draft.OccurredAt;

    /// <summary>The channel it came by.</summary>
    public Channel Channel => Entry.Draft.Channel;

    /// <summary>Whether its texts were taken away: they read `[redacted]`, or `[erased]` where the customer was erased, or null.</summary>
    public bool Redacted => Entry.Draft.Redaction is not null;

    /// <summary>By whom, when and why its texts were taken away; null where they were not, and to all but agents.</summary>
    public async Task<RedactionNode?> GetRedactionAsync(CurrentCaller current, CancellationToken cancellationToken) =>
        Entry.Draft.Redaction is { } redaction && (await current.GetAsync(cancellationToken)).IsAgent ? new(redaction) : null;

    /// <summary>Who may see it.</summary>
    public Visibility Visibility => Entry.Draft.Visibility;

    [GraphQLIgnore]
    internal Entry Entry { get; }

    /// <summary>Who said or did it.</summary>
    public Task<IActor> GetAuthorAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.ActorAsync(Entry.Draft.Author, cancellationToken);

    /// <summary>The session it belongs to; null where it belongs to none.</summary>
    public async Task<SessionNode?> GetSessionAsync(Reader reader, CancellationToken cancellationToken) =>
        Entry.Draft.Session is { } number
            ? await reader.SessionAsync(new(Entry.Id.Home, number), cancellationToken)
            : null;

    /// <summary>The ticket it belongs to, that of its session where it has one; null where it belongs to none.</summary>
    public async Task<TicketNode?> GetTicketAsync(Reader reader, CancellationToken cancellationToken)
    {
        if (Entry.Draft.Ticket is { } number)
        {
            return await reader.TicketAsync(new(Entry.Id.Home, number), cancellationToken);
        }

        return await GetSessionAsync(reader, cancellationToken) is { } session
            ? await session.GetTicketAsync(reader, cancellationToken)
            : null;
    }

    /// <summary>How it leaves by the gateway of its channel; null where it does not, since it is nothing that leaves, or the channel had no gateway when it was recorded.</summary>
    public async Task<DeliveryNode?> GetDeliveryAsync(CurrentCaller current, IDeliveryByEntryDataLoader deliveries, CancellationToken cancellationToken) =>
        Entry.Draft.HasDelivery && await deliveries.LoadAsync(Entry.Id, cancellationToken) is { } delivery
            ? new(delivery, (await current.GetAsync(cancellationToken)).IsAgent)
            : null;

    /// <summary>The node for an entry that was got by itself.</summary>
    /// <param name="entry">The entry.</param>
    internal static EntryNode Of(Entry entry) => Of(entry, null);

    /// <summary>The node for an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cursor">Its place in the thread, where it is known; null where it is to be found when it is asked for.</param>
    internal static EntryNode Of(Entry entry, string? cursor)
    {
        EntryNode node = entry.Draft.Content switch
        {
            MessageContent content => new MessageEntry(entry, content),
            CallContent content => new CallEntry(entry, content),
            EmailContent content => new EmailEntry(entry, content),
            SelfServiceContent content => new SelfServiceEntry(entry, content),
            NoteContent content => new NoteEntry(entry, content),
            ActivityContent content => new ActivityEntry(entry, content),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Draft.Content.GetType(), "An entry of a kind that has no type in the schema."),
        };
        node.cursor = cursor;
        return node;
    }
}
