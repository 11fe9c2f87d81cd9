using System.Globalization;

namespace Continuity.Benchmarks.Deadlines;

/// <summary>How many deadlines fall due, and who settles them.</summary>
/// <param name="Pending">How many are pending at the start, 100 to 5,000,000; 1,000,000 unless set.</param>
/// <param name="Instances">How many processes settle them at the start, 1 to 16; 3 unless set. All but one are killed on the way.</param>
/// <param name="Minutes">Over how long they fall due, 1 to 600; 15 unless set.</param>
internal sealed record DeadlineRunOptions(int Pending, int Instances, int Minutes)
{
    /// <summary>Reads <c>--pending 1000000 --instances 3 --minutes 15</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static DeadlineRunOptions Read(ReadOnlySpan<string> arguments)
    {
        var read = new DeadlineRunOptions(1_000_000, 3, 15);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} is without its value.");
            read = arguments[i] switch
            {
                "--pending" => read with { Pending = Number(arguments[i], value, 100, 5_000_000) },
                "--instances" => read with { Instances = Number(arguments[i], value, 1, 16) },
                "--minutes" => read with { Minutes = Number(arguments[i], value, 1, 600) },
                _ => throw new ArgumentException($"There is no option \"{arguments[i]}\", only --pending, --instances and --minutes."),
            };
        }

        return read;
    }

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} takes a number from {least} to {most}, not \"{value}\".");
}
