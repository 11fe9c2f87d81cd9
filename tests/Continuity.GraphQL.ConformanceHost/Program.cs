using Continuity.GraphQL.ConformanceHost;
using Continuity.GraphQL.ConformanceHost.Batches;
using Continuity.GraphQL.Registration;

// Serves any SDL file with resolvers that the reference implementation can be given too:
//   Continuity.GraphQL.ConformanceHost [--schema file.graphql] [--urls http://127.0.0.1:0] [--later false]
// Without --schema only the batches are served. The first line on the console is the address.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:0");
builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = 256 * 1024 * 1024);

var file = builder.Configuration["schema"];
if (file is not null)
{
    var server = HashedServer.Create(await File.ReadAllTextAsync(file), builder.Configuration.GetValue("later", defaultValue: true));
    server.AddTo(builder.Services);
}

var application = builder.Build();
if (file is not null)
{
    application.MapGraphQL();
}

application.MapPost("/batch", BatchEndpoint.HandleAsync);
application.MapPost("/documents", DocumentsEndpoint.HandleAsync);
application.MapPost("/schemas", SchemasEndpoint.HandleAsync);
await application.StartAsync();
Console.WriteLine(application.Urls.Single());
await application.WaitForShutdownAsync();
