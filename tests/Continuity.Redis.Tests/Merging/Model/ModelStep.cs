using Continuity.Customers;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>
/// A step, made of one number, so that a failing sequence is shown as numbers. Whom it is about is told by places in the lists of what there is by then, so that few collide with many.
/// </summary>
/// <param name="Place">Its place in the sequence, from 0.</param>
/// <param name="Number">What it is made of.</param>
internal sealed record ModelStep(int Place, int Number)
{
    private static readonly ModelAct[] Acts =
    [
        ModelAct.Start, ModelAct.Start, ModelAct.Start, ModelAct.Write, ModelAct.Write, ModelAct.Link, ModelAct.Prefer, ModelAct.Merge, ModelAct.Merge,
        ModelAct.Merge, ModelAct.Merge, ModelAct.Merge, ModelAct.MergeAutomatically, ModelAct.Unmerge, ModelAct.Unmerge, ModelAct.Unmerge,
    ];

    /// <summary>With how many sessions of different customers every sequence begins, so that there is something to collide on.</summary>
    public const int Starts = 4;

    /// <summary>What it does.</summary>
    public ModelAct Act => Place < Starts ? ModelAct.Start : Acts[Digit(0, Acts.Length)];

    /// <summary>The first thing that it is about.</summary>
    public int First => Digit(1, 60);

    /// <summary>The second thing that it is about.</summary>
    public int Second => Digit(2, 60);

    /// <summary>Which of the two processes does it.</summary>
    public int Process => Digit(3, 2);

    /// <summary>How sure the identities of a session are.</summary>
    public Assurance Assurance => (Assurance)(1 + Digit(4, 2));

    /// <summary>At which commit of its merge the process dies; 0 for none, as in most steps.</summary>
    public int DiesAt => Lives ? 0 : Math.Max(0, Digit(5, 28) - 24);

    /// <summary>What it says: once in all logs, where it is accepted.</summary>
    public string Text => $"said in step {Place}";

    /// <summary>The same, by a process that lives.</summary>
    public ModelStep Survived => this with { Lives = true };

    private bool Lives { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Act} {First} {Second} {Assurance} in process {Process}{(DiesAt > 0 ? $", which dies at commit {DiesAt} of a merge" : "")}";

    // The numbers are mixed, so that the digits have nothing to do with each other (the finaliser of SplitMix64, by Steele, Lea and Flood).
    private int Digit(int index, int sides)
    {
        var mixed = (ulong)(uint)Number + ((ulong)(index + 1) * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
    }
}
