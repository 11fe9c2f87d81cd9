using Continuity.Faults.Faults;

namespace Continuity.Faults.Rounds;

/// <summary>A fault with its place among all that there are, which tells it the same choices in every run, whatever is run beside it.</summary>
/// <param name="Place">Its place, from 0.</param>
/// <param name="Fault">The fault.</param>
internal sealed record Turn(int Place, Fault Fault)
{
    // More than there are faults: no two rounds of a run have the same number.
    private const int Most = 100;

    /// <summary>The number of its round.</summary>
    /// <param name="pass">How often all were run before.</param>
    public int NumberIn(int pass) => (pass * Most) + Place;
}
