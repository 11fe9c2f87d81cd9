using Continuity.GraphQL.Transport;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Registration;

/// <summary>Maps the GraphQL server to a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Serves GraphQL at a path. The schema is built now, so that one that is wrong stops the application from starting.</summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>The endpoint, for <c>RequireAuthorization</c> and the like.</returns>
    /// <exception cref="InvalidOperationException">The server was not added with <c>AddGraphQLServer</c>.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        var sockets = endpoints.CreateApplicationBuilder().UseWebSockets();
        sockets.Run(endpoints.ServiceProvider.GetRequiredService<SocketEndpoint>().HandleAsync);
        var serveSocket = sockets.Build();
        return endpoints.Map(pattern, context => context.IsSocket() ? serveSocket(context) : endpoint.HandleAsync(context)).WithDisplayName("GraphQL");
    }
}
