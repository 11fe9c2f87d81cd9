using Continuity.Api.Embedded;
using Continuity.Api.Health;
using Continuity.Api.Queues;
using Continuity.Api.SignIn;
using Continuity.Api.StartUp;

try
{
    var builder = ApiHost.CreateBuilder(args);
    builder.AddQueues();
    builder.AddSignIn();
    await using var embedded = await builder.AddEmbeddedStoreAsync();
    builder.AddStore();

    await using var app = builder.Build();
    app.UseSignIn();
    app.MapHealth();

    await app.OpenStoreAsync();
    return await app.RunToEndAsync();
}
catch (Exception fault) when (StartUpFault.Describe(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
