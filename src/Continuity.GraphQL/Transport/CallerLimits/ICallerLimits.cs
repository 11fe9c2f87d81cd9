using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.CallerLimits;

/// <summary>
/// Bounds what each caller may ask for and hold open, over all of its requests and connections. To be registered as a singleton by the application; without one
/// no caller is bounded by itself. Who the caller is, is read from the request each time: that of a socket has nobody signed in until its <c>connection_init</c>.
/// Asked before anything is executed, and never afterwards: what has begun is answered, and what is subscribed to goes on, as fast as its caller may.
/// </summary>
public interface ICallerLimits
{
    /// <summary>How much field cost is counted as one, above 0. What a subscription's events cost is gathered until it is as much, and what remains carries over.</summary>
    double CostOfAPoint { get; }

    /// <summary>Counts an operation, or a ping, that has come on a socket, of which no more is read as long as there is too little left; by HTTP each is a request, which the application counts itself.</summary>
    /// <param name="caller">The request that it came by.</param>
    /// <returns>After how long the caller may try again; null where it may go on.</returns>
    TimeSpan? TakeOperation(HttpContext caller);

    /// <summary>Counts what an operation is about to cost, beside its having come; for a subscription its opening, and then its events as they come: those wait where there is too little left.</summary>
    /// <param name="caller">The request that it came by.</param>
    /// <param name="fieldCost">What its fields cost.</param>
    /// <returns>After how long the caller may try again; null where it may go on.</returns>
    TimeSpan? TakeCost(HttpContext caller, double fieldCost);

    /// <summary>Takes a place for what stays open.</summary>
    /// <param name="caller">The request that it came by.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The place, to be disposed of at the end; null where the caller has as many as it may.</returns>
    IDisposable? TryOpen(HttpContext caller, OpenKind kind);
}
