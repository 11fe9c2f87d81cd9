namespace Continuity.Api.Ingest.Conversations;

/// <summary>What a chat or an app tells.</summary>
internal enum ConversationEventType
{
    /// <summary>A session began.</summary>
    SessionStarted,

    /// <summary>Something was written.</summary>
    Message,

    /// <summary>A step in self-service.</summary>
    Step,

    /// <summary>A page was looked at.</summary>
    Page,

    /// <summary>The customer proved an identity to be theirs.</summary>
    IdentityVerified,

    /// <summary>A session ended.</summary>
    SessionEnded,

    /// <summary>How a message of ours went out.</summary>
    Delivery,
}
