using System.Text.Json.Serialization;
using Continuity.Api.Customers;
using Continuity.Api.SignIn;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>What a telephone system tells of a call, as read.</summary>
/// <param name="Type">What it tells.</param>
/// <param name="Call">What it calls the call.</param>
internal sealed record CallEvent(CallEventType Type, string Call)
{
    /// <summary>The id of what it tells; null where it gives none, and what says the same is the same.</summary>
    public string? Id { get; init; }

    /// <summary>When that was, as it tells it; null where it does not.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who called, as it says; null where it does not.</summary>
    public Direction? Direction { get; init; }

    /// <summary>
    /// Who called, as far as it tells. What a call tells of itself counts as inbound where it leaves that out; what is made of the call afterwards, often by another system, tells nothing then.
    /// </summary>
    [JsonIgnore]
    public Direction? Way => Direction ?? (Type is CallEventType.Started or CallEventType.Answered or CallEventType.Ended && From is not null ? Continuity.Threads.Direction.Inbound : null);

    /// <summary>The number that called; empty where it is withheld, null where nothing is said.</summary>
    public string? From { get; init; }

    /// <summary>The number that was called; as <see cref="From"/>.</summary>
    public string? To { get; init; }

    /// <summary>How long the call took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the recording is.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>What was said.</summary>
    public string? Transcript { get; init; }

    /// <summary>Who takes or makes it.</summary>
    public string? Agent { get; init; }

    /// <summary>The customer's name as it was told: it may be blank.</summary>
    public string? Name { get; init; }

    /// <summary>The customer's name; null where what was told can be none, which the call is taken in without.</summary>
    [JsonIgnore]
    public string? CallerName => CallerBounds.Allow(Name, CallerBounds.Name) ? Name : null;

    /// <summary>Further identities of the customer.</summary>
    public IReadOnlyList<IdentityInput> Identities { get; init; } = [];

    /// <summary>The number of whoever the company talks with; empty where it is withheld, null where nothing is said of it, or it is not known who called.</summary>
    /// <param name="way">Who called, as far as is known of the call.</param>
    public string? NumberOf(Direction? way) => way switch
    {
        Continuity.Threads.Direction.Inbound => From,
        Continuity.Threads.Direction.Outbound => To,
        _ => null,
    };
}
