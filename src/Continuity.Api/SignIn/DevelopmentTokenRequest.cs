using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Api.SignIn;

/// <summary>Whom a Development token is for.</summary>
/// <param name="Role">What the caller is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="Teams">An agent's teams.</param>
/// <param name="Identity">A customer's identity; null on every other role.</param>
internal sealed record DevelopmentTokenRequest(Role Role, string Id, string? Name, IReadOnlyList<string> Teams, IdentityClaim? Identity);
