using Continuity.Api.Briefs;
using Continuity.Api.Callers;
using Continuity.Api.Continuation;
using Continuity.Api.Customers;
using Continuity.Api.Deadlines;
using Continuity.Api.Delivery;
using Continuity.Api.Embedded;
using Continuity.Api.Explorer;
using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Health;
using Continuity.Api.Inboxes;
using Continuity.Api.Ingest;
using Continuity.Api.Ingest.Mail;
using Continuity.Api.Merging;
using Continuity.Api.Privacy;
using Continuity.Api.Protection;
using Continuity.Api.Queues;
using Continuity.Api.RateLimits;
using Continuity.Api.Recovery;
using Continuity.Api.Schema;
using Continuity.Api.SelfService;
using Continuity.Api.SignIn;
using Continuity.Api.StartUp;
using Continuity.Api.Telemetry;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Api.Webhooks;

try
{
    var builder = ApiHost.CreateBuilder(SchemaText.IsAskedFor(args) ? SchemaText.HostArguments : args);
    builder.AddQueues();
    builder.AddCustomers();
    builder.AddMerging();
    builder.AddCallers();
    builder.AddThreads();
    builder.AddTickets();
    builder.AddBriefs();
    builder.AddHandoffs();
    builder.AddRecovery();
    builder.AddFollowUps();
    builder.AddSelfService();
    builder.AddProblemReports();
    builder.AddInboxes();
    builder.AddContinuation();
    builder.AddIngest();
    builder.AddMail();
    builder.AddWebhooks();
    builder.AddPrivacy();
    builder.AddDeadlines();
    builder.AddDelivery();
    builder.AddProtection();
    builder.AddRateLimits();
    builder.AddSignIn();
    builder.AddSchema();
    if (SchemaText.IsAskedFor(args))
    {
        return await SchemaText.WriteAsync(builder, Console.Out);
    }

    builder.AddTelemetry();
    await using var embedded = await builder.AddEmbeddedStoreAsync();
    builder.AddStore();

    await using var app = builder.Build();
    app.UseProtection();
    app.UseStoreWaiting();
    app.UseExplorer();
    app.UseSignIn();
    app.UseSchema();
    app.MapIngest();
    app.MapHealth();
    app.MapExports();

    await app.OpenStoreAsync();
    return await app.RunToEndAsync();
}
catch (Exception fault) when (StartUpFault.Describe(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
