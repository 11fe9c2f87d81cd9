using Continuity.Threads;

namespace Continuity.Redis.Ingest;

/// <summary>One of the sessions that a chat or app calls by the same name.</summary>
/// <param name="Session">The session.</param>
/// <param name="Begun">When what it began with happened, by the source's own clock as far as that is believed: it is compared with what the source says of its other events.</param>
public sealed record ConversationPlace(SessionId Session, DateTimeOffset Begun);
