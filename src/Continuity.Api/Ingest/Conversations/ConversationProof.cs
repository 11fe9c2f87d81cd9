using Continuity.Api.Customers;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>That a customer has proved to be somebody, as a chat tells it.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Method">How.</param>
internal sealed record ConversationProof(IdentityInput Identity, string Method);
