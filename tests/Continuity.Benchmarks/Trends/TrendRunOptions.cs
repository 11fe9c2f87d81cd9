using System.Globalization;

namespace Continuity.Benchmarks.Trends;

/// <summary>How much is played and counted.</summary>
/// <param name="Sets">How many sets of each kind are drawn, 10 to 100,000; 1,000 unless set.</param>
/// <param name="Reports">How many reports are counted, 1,000 to 10,000,000; 1,000,000 unless set.</param>
/// <param name="Reads">How often each query is made, 1 to 1,000; 30 unless set.</param>
internal sealed record TrendRunOptions(int Sets, int Reports, int Reads)
{
    /// <summary>Reads <c>--sets 1000 --reports 1000000 --reads 30</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static TrendRunOptions Read(ReadOnlySpan<string> arguments)
    {
        var read = new TrendRunOptions(1_000, 1_000_000, 30);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} is without its value.");
            read = arguments[i] switch
            {
                "--sets" => read with { Sets = Number(arguments[i], value, 10, 100_000) },
                "--reports" => read with { Reports = Number(arguments[i], value, 1_000, 10_000_000) },
                "--reads" => read with { Reads = Number(arguments[i], value, 1, 1_000) },
                _ => throw new ArgumentException($"There is no option \"{arguments[i]}\", only --sets, --reports and --reads."),
            };
        }

        return read;
    }

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} takes a number from {least} to {most}, not \"{value}\".");
}
