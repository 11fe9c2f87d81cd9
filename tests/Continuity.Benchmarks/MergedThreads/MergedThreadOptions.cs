using System.Globalization;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>What the threads of merged customers are compared by.</summary>
/// <param name="Entries">How many entries each customer has, 100 to 1,000,000, in turn; 100 and 100,000 unless set.</param>
/// <param name="Rounds">How many rounds there are, each with every thread once: 1 to 999; 60 unless set.</param>
/// <param name="Reads">How often each thread is read in a round: 1 to 10,000; 10 unless set.</param>
internal sealed record MergedThreadOptions(IReadOnlyList<int> Entries, int Rounds, int Reads)
{
    /// <summary>Reads <c>--entries 100 --rounds 60 --reads 10</c>; the first may be given several times.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static MergedThreadOptions Read(ReadOnlySpan<string> arguments)
    {
        var (entries, rounds, reads) = (new List<int>(), 60, 10);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} is without its value.");
            switch (arguments[i])
            {
                case "--entries":
                    entries.Add(Number(arguments[i], value, 100, 1_000_000));
                    break;
                case "--rounds":
                    rounds = Number(arguments[i], value, 1, 999);
                    break;
                case "--reads":
                    reads = Number(arguments[i], value, 1, 10_000);
                    break;
                default:
                    throw new ArgumentException($"There is no option \"{arguments[i]}\", only --entries, --rounds and --reads.");
            }
        }

        return new(entries.Count > 0 ? entries : [100, 100_000], rounds, reads);
    }

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} takes a number from {least} to {most}, not \"{value}\".");
}
