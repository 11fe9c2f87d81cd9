using System.Globalization;
using Continuity.Benchmarks.Workloads;

namespace Continuity.Benchmarks;

/// <summary>How long the servers are compared.</summary>
/// <param name="Rounds">How many rounds there are, each with every server once: 1 to 99; 5 unless set.</param>
/// <param name="Seconds">How long each server is driven in a round: 1 to 600; 3 unless set.</param>
/// <param name="Workloads">What they are driven with; all unless set.</param>
internal sealed record ComparisonOptions(int Rounds, int Seconds, Workload[] Workloads)
{
    /// <summary>Reads <c>--rounds 5 --seconds 3 --workload medium</c>; the last one may be given several times.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static ComparisonOptions Read(ReadOnlySpan<string> arguments)
    {
        var (rounds, seconds, workloads) = (5, 3, new List<Workload>());
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} is without its value.");
            switch (arguments[i])
            {
                case "--rounds":
                    rounds = Number(arguments[i], value, 99);
                    break;
                case "--seconds":
                    seconds = Number(arguments[i], value, 600);
                    break;
                case "--workload":
                    workloads.Add(Array.Find(Workload.All, w => w.Name == value)
                        ?? throw new ArgumentException($"There is no workload \"{value}\", only {string.Join(", ", Workload.All.Select(w => w.Name))}."));
                    break;
                default:
                    throw new ArgumentException($"There is no option \"{arguments[i]}\", only --rounds, --seconds and --workload.");
            }
        }

        return new(rounds, seconds, workloads.Count > 0 ? [.. workloads] : Workload.All);
    }

    private static int Number(string option, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new ArgumentException($"{option} takes a number from 1 to {most}, not \"{value}\".");
}
