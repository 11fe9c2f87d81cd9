using System.Globalization;

namespace Continuity.Faults.Rounds;

/// <summary>How the run is to be.</summary>
/// <param name="Seed">What all choices go by.</param>
/// <param name="For">For how long rounds are begun; at least one of each fault is run.</param>
/// <param name="IsShort">Whether each round is as short as it can be.</param>
/// <param name="Only">The faults to run, by parts of their names; none: all.</param>
/// <param name="Plant">What to break in what was read, to see that it is found; null for nothing.</param>
/// <param name="Stories">How many stories go on at the same time.</param>
/// <param name="Lanes">How many faults are run at the same time, each on a stage of its own; null: two where the run is short, else one.</param>
internal sealed record RunArguments(int Seed, TimeSpan For, bool IsShort, IReadOnlyList<string> Only, string? Plant, int Stories, int? Lanes)
{
    public const string Usage = "--seed N (7)  --minutes N (0: each fault once)  --short  --only PART[,PART]  --plant lost|doubled|gap|unsettled  --stories N (16; 12 with --short)  --lanes N (1; 2 with --short)";

    /// <summary>How many faults are run at the same time.</summary>
    public int LaneCount => Math.Max(Lanes ?? (IsShort ? 2 : 1), 1);

    /// <summary>Reads the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <exception cref="FormatException">It can't be read.</exception>
    public static RunArguments Of(IReadOnlyList<string> args)
    {
        var run = new RunArguments(7, TimeSpan.Zero, false, [], null, 16, null);
        for (var i = 0; i < args.Count; i++)
        {
            run = args[i] switch
            {
                "--short" => run with { IsShort = true, Stories = 12 },
                "--seed" => run with { Seed = Number(args, ++i) },
                "--minutes" => run with { For = TimeSpan.FromMinutes(Number(args, ++i)) },
                "--stories" => run with { Stories = Number(args, ++i) },
                "--lanes" => run with { Lanes = Number(args, ++i) },
                "--only" => run with { Only = Text(args, ++i).Split(',') },
                "--plant" => run with { Plant = Text(args, ++i) },
                _ => throw new FormatException($"There is no {args[i]}. {Usage}"),
            };
        }

        return run;
    }

    private static int Number(IReadOnlyList<string> args, int at) =>
        int.TryParse(Text(args, at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{args[at - 1]} needs a number. {Usage}");

    private static string Text(IReadOnlyList<string> args, int at) => at < args.Count ? args[at] : throw new FormatException($"{args[at - 1]} needs a value. {Usage}");
}
