using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.Execution;

/// <summary>One execution of one operation.</summary>
/// <param name="services">The services of this request; the scope is the caller's to make and to end.</param>
/// <param name="cancellationToken">Cancelled when the caller has gone or the request's time is up.</param>
public sealed class RequestContext(IServiceProvider services, CancellationToken cancellationToken)
{
    /// <summary>The services of this request.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>Cancelled when the caller has gone or the request's time is up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    internal ResolverWatch? Resolvers { get; } = ResolverWatch.IfWanted(services);
}
