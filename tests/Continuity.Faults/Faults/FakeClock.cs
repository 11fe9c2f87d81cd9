using System.Globalization;

namespace Continuity.Faults.Faults;

/// <summary>A clock that can be moved, for the processes that are started with it: by libfaketime. What is measured by the time since the start goes on as it is, as it does on a host whose clock is set.</summary>
/// <param name="folder">Where the file is that moves it.</param>
internal sealed class FakeClock(string folder)
{
    private static readonly string[] Libraries = ["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"];
    private const string Shared = "/dev/shm";
    private readonly string file = Path.Combine(folder, "clock");

    /// <summary>Whether libfaketime is installed.</summary>
    public static bool IsPossible { get; } = Libraries.Any(File.Exists);

    /// <summary>What a process must have in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        // The C library's own malloc before that of jemalloc, which Redis has: as it starts it asks for the time, which libfaketime, as it starts, asks it for memory to answer.
        ["LD_PRELOAD"] = Libraries.First(File.Exists) + ":libc.so.6",
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["DONT_FAKE_MONOTONIC"] = "1",
    };

    /// <summary>Takes away what libfaketime has left of processes that were killed: one that is given such a number again would not start.</summary>
    public static void Clear()
    {
        if (!Directory.Exists(Shared))
        {
            return;
        }

        foreach (var left in Directory.EnumerateFiles(Shared, "*faketime_s*_*").Where(static path => !Directory.Exists($"/proc/{path[(path.LastIndexOf('_') + 1)..]}")))
        {
            try
            {
                File.Delete(left);
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's.
            }
        }
    }

    /// <summary>Moves it; it takes a second until it is seen.</summary>
    /// <param name="by">By how much it is wrong from now on.</param>
    public void Move(TimeSpan by)
    {
        // In one piece: it must not be read half.
        var draft = file + ".new";
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"{by.TotalSeconds:+0;-0;+0}\n"));
        File.Move(draft, file, overwrite: true);
    }
}
