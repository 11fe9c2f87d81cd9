using Continuity.Faults.Rounds;

try
{
    return await new Run(RunArguments.Of(args), Console.Out).RunAsync() ? 0 : 1;
}
catch (FormatException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
