using System.Globalization;

namespace Continuity.Benchmarks.Stand;

/// <summary>The options of a command: numbers, each with its bounds.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, int> given = [];

    private Options()
    {
    }

    /// <summary>Reads <c>--seconds 5 --rounds 3</c>.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="known">The options that there are, each with its least and most.</param>
    /// <exception cref="ArgumentException">There is no such option or value.</exception>
    public static Options Read(ReadOnlySpan<string> arguments, params ReadOnlySpan<(string Name, int Least, int Most)> known)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            var (_, least, most) = Find(name, known);
            options.given[name] = i + 1 < arguments.Length && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
                ? value
                : throw new ArgumentException($"{name} takes a number from {least} to {most}.");
        }

        return options;
    }

    /// <summary>What was given, or else what holds without it.</summary>
    public int Of(string name, int unlessGiven) => given.GetValueOrDefault(name, unlessGiven);

    private static (string Name, int Least, int Most) Find(string name, ReadOnlySpan<(string Name, int Least, int Most)> known)
    {
        foreach (var one in known)
        {
            if (one.Name == name)
            {
                return one;
            }
        }

        var names = string.Join(", ", known.ToArray().Select(static one => one.Name));
        throw new ArgumentException($"There is no option \"{name}\", only {names}.");
    }
}
