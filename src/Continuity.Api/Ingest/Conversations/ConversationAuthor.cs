using Continuity.Callers;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>Who wrote a message, where that was not the customer.</summary>
/// <param name="Actor">The agent or bot, by the subject of its token.</param>
internal sealed record ConversationAuthor(ActorRef Actor);
