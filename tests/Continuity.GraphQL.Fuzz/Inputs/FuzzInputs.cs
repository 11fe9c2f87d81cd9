namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>All kinds of hostile requests.</summary>
internal static class FuzzInputs
{
    private static readonly Func<Dice, FuzzInput>[] Kinds =
    [
        StrangeInputs.Bytes, StrangeInputs.Letters, StrangeInputs.Tokens, StrangeInputs.Runtimes, StrangeInputs.HalfLetters, StrangeInputs.Damaged, StrangeInputs.Mutated,
        StrangeInputs.Mutated, NestedInputs.InDocument, NestedInputs.InVariables, NestedInputs.AsDeepAsAllowed, LargeInputs.OneToken, LargeInputs.Number, LargeInputs.Many,
        WovenInputs.Cycle, WovenInputs.Exponential, WovenInputs.Dense, WovenInputs.Overlap, WovenInputs.Pages, WovenInputs.Introspection,
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Kinds.Length;

    /// <summary>The request that follows from a seed.</summary>
    /// <param name="seed">The seed.</param>
    public static FuzzInput Of(ulong seed)
    {
        var dice = new Dice(seed);
        return Kinds[dice.Next(Kinds.Length)](dice);
    }

    /// <summary>A request of one kind.</summary>
    /// <param name="kind">The kind, from 0.</param>
    /// <param name="seed">The seed.</param>
    public static FuzzInput Of(int kind, ulong seed) => Kinds[kind](new Dice(seed));
}
