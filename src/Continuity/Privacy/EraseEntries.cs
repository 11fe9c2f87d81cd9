using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Privacy;

/// <summary>Puts what is left of a home's entries in their place, some at a time; none is removed.</summary>
public static class EraseEntries
{
    /// <summary>How many entries one step takes.</summary>
    public const int Step = 50;

    /// <summary>The sequences of the entries that the next step takes.</summary>
    /// <param name="profile">The profile of the home.</param>
    /// <param name="length">How many entries the log has.</param>
    public static IReadOnlyList<int> Next(CustomerProfile profile, int length)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var from = profile.Erasure?.Entries ?? 0;
        return [.. Enumerable.Range(from + 1, Math.Clamp(length - from, 0, Step))];
    }

    /// <summary>Decides.</summary>
    /// <param name="state">The home, read as what is left of it, with the entries that <see cref="Next"/> names.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether there was anything to do.</returns>
    public static Decision<bool> Decide(CustomerState state, DateTimeOffset now)
    {
        var erasure = state.Profile.Erasure ?? throw new ArgumentException("The home was not erased.", nameof(state));
        var from = erasure.Entries;
        var taken = state.Entries.Keys.Where(sequence => sequence > from).Order().TakeWhile((sequence, i) => sequence == from + i + 1).ToList();
        return taken is not [.., var last]
            ? Decision.Accept(false, state)
            : Decision.Accept(
                true,
                state with
                {
                    Profile = state.Profile with { Erasure = erasure with { Entries = last } },
                    Entries = Copies.Of(state.Entries, entry => entry.Id.Sequence <= last ? entry with { } : entry),
                });
    }
}
