using System.Runtime.InteropServices;
using Continuity.Faults.Rounds;

try
{
    var run = new Run(RunArguments.Of(args), Console.Out);
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    return await run.RunAsync() ? 0 : 1;

    // No server may be left behind.
    void End(PosixSignalContext signal)
    {
        run.AbandonAsync().GetAwaiter().GetResult();
        Environment.Exit(1);
    }
}
catch (FormatException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
