using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Scheduling;
using Continuity.GraphQL.Transport;
using Continuity.GraphQL.Transport.EventStream;
using Continuity.GraphQL.Transport.Streams;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Continuity.GraphQL.Registration;

/// <summary>Registers what executes and serves requests. The schema itself is registered where it is built.</summary>
internal static class ExecutionServices
{
    /// <summary>Adds them; what the application has registered before is left as it is.</summary>
    /// <param name="services">The application's services.</param>
    public static void AddExecution(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new GraphQLServerOptions());
        services.TryAddSingleton<GraphQLExecutor>();
        services.TryAddSingleton<GraphQLEndpoint>();
        services.TryAddSingleton<RequestsInFlight>();
        services.TryAddSingleton<ConnectionSlots>();
        services.TryAddSingleton<EventStreamEndpoint>();
        services.TryAddSingleton<ISocketAuthenticator, UpgradeAuthenticator>();
        services.TryAddSingleton<OriginRule>();
        services.TryAddSingleton<SocketServer>();
        services.TryAddSingleton<SocketEndpoint>();
        services.TryAddScoped<IBatchScheduler, RequestBatchScheduler>();
    }
}
