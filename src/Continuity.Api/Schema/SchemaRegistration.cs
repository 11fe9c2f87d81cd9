using Continuity.Api.Telemetry;
using Continuity.GraphQL;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Transport.WebSockets;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Microsoft.AspNetCore.Mvc;

namespace Continuity.Api.Schema;

/// <summary>Registers the GraphQL schema, which is made of this assembly's annotated classes.</summary>
internal static class SchemaRegistration
{
    private const string Description =
        "One customer, one thread: the sessions of every channel, merged. Start with `startSession`; read `customer { thread { entries } }`. Ids and cursors are opaque.";

    /// <summary>Adds the schema and the server of it.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUp.StartUpRefusedException">An option of <c>Continuity:GraphQL</c> is misspelt or out of bounds.</exception>
    public static WebApplicationBuilder AddSchema(this WebApplicationBuilder builder)
    {
        builder.Services.AddGraphQLServer()
            .AddTypes(typeof(SchemaRegistration).Assembly)
            .AddErrorFilter(StoreError)
            .ModifyOptions(static options => options with { Around = static services => StoreBudget.Begin(services.GetRequiredService<RedisOptions>()) })
            .AddIntrospectionSwitch(builder)
            .AddServerOptions(builder)
            .SchemaDescription = Description;
        return builder;
    }

    private static GraphQLError? StoreError(Exception exception)
    {
        if (exception is not StoreUnavailableException)
        {
            return null;
        }

        StoreAnswers.WasUnavailable("graphql");
        return new GraphQLError("The store can't be reached now. Repeat the call; a mutation with the same idempotency key, a subscription with your last cursor.") { EndsSubscription = true }
            .WithCode("STORE_UNAVAILABLE");
    }

    /// <summary>Serves it at <c>/graphql</c>, to those who have signed in; a socket is let in without, and asked for its token before any operation.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication UseSchema(this WebApplication app)
    {
        // One byte more than is read, so that the answer to what is longer is GraphQL's own.
        var bodies = new RequestSizeLimitAttribute(app.Services.GetRequiredService<GraphQLServerOptions>().MaxBodyBytes + 1L);
        app.MapGraphQL("/graphql").WithMetadata(bodies).RequireAuthorization(static policy => policy.RequireAssertion(static authorization =>
            authorization.User.Identity is { IsAuthenticated: true } || (authorization.Resource is HttpContext context && context.IsSocket())));
        return app;
    }
}
