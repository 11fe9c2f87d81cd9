namespace Continuity.Api.Ingest.Conversations;

/// <summary>Who may have written a message.</summary>
internal enum ConversationAuthorKind
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>An agent.</summary>
    Agent,

    /// <summary>A bot.</summary>
    Bot,
}
