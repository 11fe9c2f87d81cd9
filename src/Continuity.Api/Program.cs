using Continuity.Api.Embedded;
using Continuity.Api.StartUp;

try
{
    var builder = ApiHost.CreateBuilder(args);
    await using var embedded = await builder.AddEmbeddedStoreAsync();

    await using var app = builder.Build();

    return await app.RunToEndAsync();
}
catch (Exception fault) when (StartUpFault.Describe(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
