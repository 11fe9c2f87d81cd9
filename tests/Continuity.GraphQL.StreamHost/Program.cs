using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.StreamHost;
using Continuity.GraphQL.Transport.WebSockets;

// Serves deterministic subscriptions for real clients to be tried on:
//   Continuity.GraphQL.StreamHost [--urls http://127.0.0.1:0] [--tokens true] [--subscriptions:KeepAlive 00:00:01 …]
// The first line on the console is the address.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:0");

builder.Services.AddSingleton<Sources>();
var options = builder.Configuration.GetSection("subscriptions").Get<SubscriptionOptions>() ?? new SubscriptionOptions();
builder.Services.AddGraphQLServer().AddTypes(typeof(Sources).Assembly).ModifyOptions(o => o with { Subscriptions = options });

var wantsTokens = builder.Configuration.GetValue("tokens", defaultValue: false);
if (wantsTokens)
{
    builder.Services.AddSingleton<ISocketAuthenticator, TimedTokens>();
}

var application = builder.Build();
if (wantsTokens)
{
    application.Use(TimedTokens.CheckAsync);
}

application.MapGraphQL();
await application.StartAsync();
Console.WriteLine(application.Urls.Single());
await application.WaitForShutdownAsync();
