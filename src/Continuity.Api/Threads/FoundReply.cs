using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>An e-mail that answers one of a thread.</summary>
/// <param name="Session">The session whose e-mail it answers.</param>
/// <param name="Claims">Of the identities given, those that are that customer's already, and those of other customers; what is nobody's is not taken for theirs.</param>
internal sealed record FoundReply(SessionId Session, IReadOnlyList<IdentityClaim> Claims);
