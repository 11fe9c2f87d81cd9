using System.Text.Json.Serialization;

namespace Continuity.Redis.Projections;

/// <summary>An event of an inbox or a queue, as it is stored.</summary>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Ticket">The number of its ticket, in its home.</param>
internal sealed record StoredEvent([property: JsonPropertyName("e")] string Kind, [property: JsonPropertyName("t")] int Ticket)
{
    /// <summary>The number of its handoff, or null.</summary>
    [JsonPropertyName("h")]
    public int? Handoff { get; init; }

    /// <summary>The number of its follow-up, or null.</summary>
    [JsonPropertyName("f")]
    public int? FollowUp { get; init; }

    /// <summary>The number of its offer of ownership, or null.</summary>
    [JsonPropertyName("o")]
    public int? OwnershipOffer { get; init; }

    /// <summary>The sequence of its entry, or null.</summary>
    [JsonPropertyName("n")]
    public int? Entry { get; init; }
}
