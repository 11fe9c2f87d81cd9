using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Registration;

/// <summary>Registers the GraphQL server.</summary>
public static class GraphQLServerServiceCollectionExtensions
{
    /// <summary>Adds the GraphQL server, or goes on with the one that was added before.</summary>
    /// <param name="services">The application's services.</param>
    /// <returns>The server's builder.</returns>
    public static GraphQLServerBuilder AddGraphQLServer(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(GraphQLServerBuilder));
        if (known?.ImplementationInstance is GraphQLServerBuilder builder)
        {
            return builder;
        }

        builder = new GraphQLServerBuilder(services);
        services.AddSingleton(builder);
        services.AddExecution();
        return builder;
    }
}
