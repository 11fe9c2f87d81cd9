using System.Globalization;

namespace Continuity.Benchmarks.Briefs;

/// <summary>How many ask for briefs, and of what.</summary>
/// <param name="Callers">How many ask at once, 1 to 1,000; 64 unless set.</param>
/// <param name="Entries">How many entries each customer has, 100 to 100,000; 10,000 unless set.</param>
/// <param name="Facts">How many facts each ticket has, 1 to 200; 200 unless set.</param>
/// <param name="Every">How many milliseconds after one answer a caller asks again, where it pauses: 1 to 60,000; 1,000 unless set.</param>
/// <param name="Seconds">How long each way of asking takes, 1 to 600; 10 unless set.</param>
internal sealed record BriefRunOptions(int Callers, int Entries, int Facts, int Every, int Seconds)
{
    /// <summary>Reads <c>--callers 64 --entries 10000 --facts 200 --every 1000 --seconds 10</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static BriefRunOptions Read(ReadOnlySpan<string> arguments)
    {
        var read = new BriefRunOptions(64, 10_000, 200, 1_000, 10);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} is without its value.");
            read = arguments[i] switch
            {
                "--callers" => read with { Callers = Number(arguments[i], value, 1, 1_000) },
                "--entries" => read with { Entries = Number(arguments[i], value, 100, 100_000) },
                "--facts" => read with { Facts = Number(arguments[i], value, 1, 200) },
                "--every" => read with { Every = Number(arguments[i], value, 1, 60_000) },
                "--seconds" => read with { Seconds = Number(arguments[i], value, 1, 600) },
                _ => throw new ArgumentException($"There is no option \"{arguments[i]}\", only --callers, --entries, --facts, --every and --seconds."),
            };
        }

        return read;
    }

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} takes a number from {least} to {most}, not \"{value}\".");
}
