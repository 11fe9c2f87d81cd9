using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Redis.Privacy;

/// <summary>What the link to an export stands for. Of a customer who asked it says no more than a digest of the identity they signed in with.</summary>
/// <param name="Customer">Whose export it is.</param>
/// <param name="Role">Who asked for it.</param>
/// <param name="Agent">The supervisor who did, or null.</param>
/// <param name="Identity">The digest of the customer's identity, or null.</param>
/// <param name="Assurance">How sure it was that they are the customer.</param>
internal sealed record StoredExport(CustomerId Customer, Role Role, string? Agent, string? Identity, Assurance Assurance);
