using Continuity.Api.Customers;
using Continuity.Api.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>What a chat or an app tells, as read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it tells.</param>
/// <param name="OccurredAt">When that was.</param>
internal sealed record ConversationEvent(string Id, ConversationEventType Type, DateTimeOffset OccurredAt)
{
    /// <summary>What the source calls the session; empty of a delivery receipt.</summary>
    public string Session { get; init; } = "";

    /// <summary>What the customer is known by.</summary>
    public IReadOnlyList<IdentityInput> Identities { get; init; } = [];

    /// <summary>The customer's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The customer's language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>What the session is about, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>What was said or done; null where it is no entry.</summary>
    public EntryContentInput? Content { get; init; }

    /// <summary>Who wrote it; null for the customer.</summary>
    public ConversationAuthor? Author { get; init; }

    /// <summary>What was proved; null where nothing was.</summary>
    public ConversationProof? Proof { get; init; }

    /// <summary>The receipt; null where it is none.</summary>
    public DeliveryReceipt? Receipt { get; init; }
}
