namespace Continuity.Model;

/// <summary>How many commands are tried.</summary>
public static class Sequences
{
    /// <summary>Says how many commands of each kind of run are tried; unset for what runs with every change. For the long runs, of millions.</summary>
    public const string Variable = "CONTINUITY_MODEL_COMMANDS";

    public const int Fewest = 100;

    public const int Most = 200;

    /// <summary>How many commands the environment asks for; 0 where it says nothing.</summary>
    public static int Asked => int.TryParse(Environment.GetEnvironmentVariable(Variable), out var asked) ? asked : 0;

    /// <summary>How many sequences have about so many commands; more where the environment says so.</summary>
    /// <param name="commands">How many commands there are to be, where it says nothing.</param>
    public static int For(int commands) =>
        Math.Max(1, (Asked > 0 ? Asked : commands) / ((Fewest + Most) / 2));

    /// <summary>The steps of a sequence.</summary>
    public static IReadOnlyList<Step> Steps(IEnumerable<int> numbers) => [.. numbers.Select(static (number, place) => new Step(place, number))];

    /// <summary>Shorter ones to look for what breaks: without its halves, quarters and so on, down to single steps. Those that every sequence begins with stay.</summary>
    public static IEnumerable<int[]> Shorter(int[] steps)
    {
        for (var length = (steps.Length - Step.Starts) / 2; length >= 1; length /= 2)
        {
            for (var from = Step.Starts; from + length <= steps.Length; from += length)
            {
                yield return [.. steps[..from], .. steps[(from + length)..]];
            }
        }
    }

    /// <summary>Runs a play, and tells the script of it where it breaks.</summary>
    public static async Task ExplainedAsync(Play play, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception fault)
        {
            throw new BrokenException($"{fault.Message}\n\n{play.Script}\n{fault.StackTrace}");
        }
    }
}
