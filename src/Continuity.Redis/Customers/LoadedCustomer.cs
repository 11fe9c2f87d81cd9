using System.Collections.Immutable;
using Continuity.Customers;

namespace Continuity.Redis.Customers;

/// <summary>A state as it was read, with what a write on it must know.</summary>
/// <param name="State">The state.</param>
/// <param name="Live">The names of the live fields, as stored.</param>
/// <param name="Revisions">Of each ticket's and session's field, the version that wrote it.</param>
internal sealed record LoadedCustomer(CustomerState State, string Live, ImmutableDictionary<string, string> Revisions);
