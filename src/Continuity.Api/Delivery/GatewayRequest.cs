using System.Text.Json;
using System.Text.Json.Serialization;

namespace Continuity.Api.Delivery;

/// <summary>What a gateway gets, as JSON; what does not apply is left out. README.md describes it to those who write gateways.</summary>
/// <param name="Id">The entry's id: the same for every attempt, and the idempotency key.</param>
/// <param name="Kind">What it is: <c>message</c>, <c>email</c>, <c>callback</c>, <c>apology</c> or <c>assistance</c>.</param>
/// <param name="Channel">The gateway's channel.</param>
/// <param name="TicketNumber">The ticket's number, for people.</param>
/// <param name="Sequence">The entry's place in its log: it rises within a session.</param>
/// <param name="To">Where the customer is reached; an e-mail's recipients.</param>
/// <param name="OccurredAt">When it was said or happened.</param>
internal sealed record GatewayRequest(string Id, string Kind, string Channel, string TicketNumber, int Sequence, IReadOnlyList<GatewayAddress> To, DateTimeOffset OccurredAt)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The session's id, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>What the channel's system calls the session, or null.</summary>
    public string? ExternalRef { get; init; }

    /// <summary>The channel that it was ordered for, where that is another one; else null.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>What was written; of a callback, an apology and an offer of help, what the thread says.</summary>
    public string? Text { get; init; }

    /// <summary>An e-mail's subject, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>An e-mail's sender, or null.</summary>
    public string? From { get; init; }

    /// <summary>The Message-ID of the e-mail that an e-mail answers, or null.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The Message-ID that an e-mail must be sent with, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The follow-up's id of a callback or apology, or null.</summary>
    public string? FollowUpId { get; init; }

    /// <summary>What was promised, or null.</summary>
    public string? Promise { get; init; }

    /// <summary>By when, or null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The id of an offer of help, or null.</summary>
    public string? OfferId { get; init; }

    /// <summary>The channels by which help is offered, or null.</summary>
    public IReadOnlyList<string>? OfferedChannels { get; init; }

    /// <summary>The body.</summary>
    public byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}
