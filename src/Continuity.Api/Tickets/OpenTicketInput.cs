using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Tickets;

/// <summary>A new matter.</summary>
/// <param name="CustomerId">The customer whose matter it is.</param>
/// <param name="Subject">What it is about; 1 to 200 characters.</param>
/// <param name="Channel">The channel it came by.</param>
/// <param name="SessionId">The session in which it came up; it stays with its own ticket.</param>
internal sealed record OpenTicketInput(
    [ID] string CustomerId,
    string Subject,
    Channel Channel,
    [ID] string? SessionId);
