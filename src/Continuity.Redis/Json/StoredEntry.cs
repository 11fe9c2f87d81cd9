using System.Text.Json.Serialization;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Redis.Json;

/// <summary>An entry as it stands in the log, which says where it is: of all that is stored there is most of this, so its names are short.</summary>
internal sealed record StoredEntry(
    [property: JsonPropertyName("c")] EntryContent Content,
    [property: JsonPropertyName("a")] ActorKind AuthorKind,
    [property: JsonPropertyName("i")] string AuthorId,
    [property: JsonPropertyName("h")] Channel Channel,
    [property: JsonPropertyName(StoredEntry.RecordedAtName)] DateTimeOffset RecordedAt)
{
    /// <summary>The name of the time at which it was recorded. <c>position.lua</c> knows it too.</summary>
    public const string RecordedAtName = "r";

    /// <summary>When it happened, where that is not when it was recorded.</summary>
    [JsonPropertyName("o")]
    public DateTimeOffset? OccurredAt { get; init; }

    [JsonPropertyName("s")]
    public int? Session { get; init; }

    [JsonPropertyName("t")]
    public int? Ticket { get; init; }

    [JsonPropertyName("x")]
    public Redaction? Redaction { get; init; }

    [JsonPropertyName("v")]
    public Visibility Visibility { get; init; }

    /// <summary>Whether there is a delivery of it.</summary>
    [JsonPropertyName("d")]
    public bool HasDelivery { get; init; }

    public static StoredEntry Of(EntryDraft draft, DateTimeOffset recordedAt) =>
        new(draft.Content, draft.Author.Kind, draft.Author.Id, draft.Channel, recordedAt)
        {
            OccurredAt = draft.OccurredAt == recordedAt ? null : draft.OccurredAt,
            Session = draft.Session,
            Ticket = draft.Ticket,
            Visibility = draft.Visibility,
            HasDelivery = draft.HasDelivery,
            Redaction = draft.Redaction,
        };

    public Entry At(CustomerId home, int sequence) =>
        new(new EntryId(home, sequence), new EntryDraft(Content, new ActorRef(AuthorKind, AuthorId), Channel, OccurredAt ?? RecordedAt)
        {
            Session = Session,
            Ticket = Ticket,
            Visibility = Visibility,
            HasDelivery = HasDelivery,
            Redaction = Redaction,
        }, RecordedAt);
}
