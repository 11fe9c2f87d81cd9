using Continuity.GraphQL.Fuzz;

if (args is ["serve", var limits])
{
    await FuzzServer.RunAsync(limits == "most");
    return 0;
}

if (FuzzOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(FuzzOptions.Usage);
    return 2;
}

using var run = new FuzzRun(options);
return await run.RunAsync();
