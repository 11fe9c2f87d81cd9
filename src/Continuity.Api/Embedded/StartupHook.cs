using System.Diagnostics;
using System.Runtime.InteropServices;

#pragma warning disable CA1050 // The runtime looks for this name, in no namespace (DOTNET_STARTUP_HOOKS).

/// <summary>Runs inside the embedded store's process, before its own Main, and ends that process with the API that started it.</summary>
/// <remarks>
/// The store's standard input is a pipe that only the API holds the other end of. However the API ends, the operating system closes it, so there is
/// no third process that could die first. Uses nothing but the runtime's own libraries: the store's process has no others of ours.
/// </remarks>
internal static class StartupHook
{
    internal const string LockVariable = "CONTINUITY_EMBEDDED_LOCK";
    internal const byte PleaseEnd = (byte)'.';
    private const int FolderInUse = 73;
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);
    private static readonly List<IDisposable> HeldForLife = [];

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(LockVariable) is not { Length: > 0 } path)
        {
            return;
        }

        HoldFolder(path);
        LeaveSignalsToTheApi();
        new Thread(EndWithTheApi) { IsBackground = true, Name = "End with the API" }.Start();
    }

    private static void HoldFolder(string path)
    {
        try
        {
            HeldForLife.Add(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault)
        {
            Console.Error.WriteLine(fault.Message);
            Environment.Exit(FolderInUse);
        }
    }

    /// <summary>Ctrl+C and a service manager signal the whole group; the API still needs its store while it finishes requests.</summary>
    private static void LeaveSignalsToTheApi()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            HeldForLife.Add(PosixSignalRegistration.Create(signal, static context => context.Cancel = true));
        }
    }

    private static void EndWithTheApi()
    {
        try
        {
            using var input = Console.OpenStandardInput();
            if (input.ReadByte() == PleaseEnd)
            {
                using var limit = new Timer(static _ => Process.GetCurrentProcess().Kill(), null, TimeToEnd, Timeout.InfiniteTimeSpan);
                Environment.Exit(0);
            }
        }
        catch (IOException)
        {
            // A pipe that breaks says the same as one that is closed.
        }

        // The API was killed: what is acknowledged is on disk, and the next start waits for this process to be gone.
        Process.GetCurrentProcess().Kill();
    }
}
