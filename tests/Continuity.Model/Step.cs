namespace Continuity.Model;

/// <summary>
/// A step, made of one number, so that a failing sequence is shrunk by leaving steps out. What it is about is told by places in the lists of what there is by then.
/// </summary>
/// <param name="Place">Its place in the sequence as it was made, from 0.</param>
/// <param name="Number">What it is made of.</param>
public sealed record Step(int Place, int Number)
{
    private static readonly (Act Act, int Weight)[] Weights =
    [
        (Act.StartSession, 8), (Act.Open, 2), (Act.Claim, 9), (Act.Release, 4), (Act.Resolve, 5), (Act.Reopen, 3), (Act.Close, 4),
        (Act.Offer, 16), (Act.Accept, 14), (Act.Decline, 4), (Act.Withdraw, 4), (Act.ReturnToBot, 2),
        (Act.OfferOwnership, 4), (Act.AcceptOwnership, 4), (Act.DeclineOwnership, 2),
        (Act.Promise, 6), (Act.Keep, 8), (Act.Reschedule, 4), (Act.Waive, 3),
        (Act.SetAvailability, 5), (Act.Remove, 1), (Act.Settle, 4), (Act.Wait, 14), (Act.Merge, 2), (Act.Unmerge, 2),
    ];

    private static readonly Act[] Acts = [.. Weights.SelectMany(static one => Enumerable.Repeat(one.Act, one.Weight))];

    /// <summary>How many sessions of different customers every sequence begins with, so that there is something to act on.</summary>
    public const int Starts = 3;

    /// <summary>What it does.</summary>
    public Act Act => Place < Starts ? Act.StartSession : Acts[Digit(0, Acts.Length)];

    /// <summary>A choice that follows from the number.</summary>
    /// <param name="index">Which of its choices, from 1.</param>
    /// <param name="sides">Of how many.</param>
    // The numbers are mixed, so that the digits have nothing to do with each other (the finaliser of SplitMix64, by Steele, Lea and Flood).
    public int Digit(int index, int sides)
    {
        var mixed = (ulong)(uint)Number + ((ulong)(index + 1) * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
    }

    /// <summary>Whether something happens that does so in so many of a hundred cases.</summary>
    public bool Chance(int index, int percent) => Digit(index, 100) < percent;

    /// <summary>One of several things.</summary>
    public T Pick<T>(int index, IReadOnlyList<T> of) => of[Digit(index, of.Count)];
}
