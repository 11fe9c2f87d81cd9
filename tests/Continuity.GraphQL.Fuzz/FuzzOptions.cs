using System.Globalization;

namespace Continuity.GraphQL.Fuzz;

/// <summary>What a run is asked to do.</summary>
/// <param name="Minutes">How long it goes on.</param>
/// <param name="Seed">The seed of the first request; each further one has the next.</param>
/// <param name="AtMostLimits">Whether the server's limits are set as wide as they can be; then only crashes, hangs and wrong answers count, not time and memory.</param>
/// <param name="Folder">Where a failing input is written to.</param>
internal sealed record FuzzOptions(double Minutes, ulong Seed, bool AtMostLimits, string Folder)
{
    /// <summary>How to call the program.</summary>
    public const string Usage = "Continuity.GraphQL.Fuzz [--minutes 10] [--seed 1] [--limits default|most] [--folder .]";

    /// <summary>Reads the program's arguments; null where they are wrong.</summary>
    /// <param name="args">The arguments.</param>
    public static FuzzOptions? Read(string[] args)
    {
        var options = new FuzzOptions(10, 1, false, ".");
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--minutes" when double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var minutes):
                    options = options with { Minutes = minutes };
                    break;
                case "--seed" when ulong.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--limits" when args[i + 1] is "default" or "most":
                    options = options with { AtMostLimits = args[i + 1] == "most" };
                    break;
                case "--folder":
                    options = options with { Folder = args[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return args.Length % 2 == 0 ? options : null;
    }
}
