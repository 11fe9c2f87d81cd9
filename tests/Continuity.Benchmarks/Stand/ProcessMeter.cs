using System.Globalization;

namespace Continuity.Benchmarks.Stand;

/// <summary>What a process takes, as <c>/proc</c> tells it.</summary>
internal static class ProcessMeter
{
    private const double MicrosecondsATick = 10_000;

    /// <summary>The processor time that it has taken so far, in the kernel too, in µs; it moves in steps of 10 ms.</summary>
    /// <param name="process">Its id.</param>
    public static double Microseconds(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");

        // Fields 14 and 15 are utime and stime; the second one, a name in brackets, may have blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) * MicrosecondsATick;
    }

    /// <summary>The memory that it has in RAM, in bytes.</summary>
    /// <param name="process">Its id.</param>
    public static long ResidentBytes(int process) =>
        1024 * long.Parse(File.ReadLines($"/proc/{process}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ')[^2], CultureInfo.InvariantCulture);
}
