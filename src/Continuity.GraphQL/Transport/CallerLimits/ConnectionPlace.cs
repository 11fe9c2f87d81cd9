using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>The place of a socket among its caller's: nobody's, or whoever's the upgrade request is, until <c>connection_init</c> has told. Not safe for use from several threads at once.</summary>
/// <param name="limits">The places; null: there are as many as one likes.</param>
/// <param name="context">The request that became the socket.</param>
internal sealed class ConnectionPlace(ICallerLimits? limits, HttpContext context) : IDisposable
{
    private IDisposable? held;

    /// <summary>Takes a place of whoever is signed in now, for the one before.</summary>
    /// <returns>False where the caller has no other.</returns>
    public bool TryTake()
    {
        Dispose();
        held = limits?.TryOpen(context, OpenKind.Connection);
        return limits is null || held is not null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }
}
