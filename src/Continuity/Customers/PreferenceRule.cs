using System.Globalization;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>Applies changes to what a customer prefers.</summary>
internal static class PreferenceRule
{
    private const int Most = 100;
    private static readonly TextBound Key = new(100, true);
    private static readonly TextBound Value = new(1000, false);

    /// <summary>Applies them.</summary>
    /// <param name="own">What the home holds at which they are said.</param>
    /// <param name="homes">All the homes of the customer.</param>
    /// <param name="change">What changes.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="now">The time.</param>
    /// <returns>What the home holds now, the same list where nothing of it has changed, and what was cleared there; or INVALID or LIMIT_EXCEEDED.</returns>
    public static Outcome<PreferencesSaid> Apply(
        CustomerProfile own, CustomerHomes homes, Change<IReadOnlyList<PreferenceChange>> change, ActorRef by, DateTimeOffset now)
    {
        var cleared = own.Cleared ?? new();
        if (!change.IsGiven)
        {
            return new PreferencesSaid(own.Preferences, cleared);
        }

        var known = homes.Profile;
        var changes = change.Value ?? [.. known.Preferences.Select(static preference => new PreferenceChange(preference.Key, null))];
        if (Check(change.Value ?? []) is { } invalid)
        {
            return invalid;
        }

        var after = own.Preferences.ToList();
        var none = cleared.Preferences.ToList();
        var all = known.Preferences.Select(static preference => preference.Key).ToHashSet();
        foreach (var (key, value) in changes)
        {
            var at = after.FindIndex(preference => preference.Key == key);
            if (at >= 0 && after[at].Value == value)
            {
                continue;
            }

            after.RemoveAll(preference => preference.Key == key);
            if (value is not null)
            {
                none.Remove(key);
                all.Add(key);
                after.Add(new(key, value, now, by));
            }
            else if (all.Remove(key))
            {
                none.Add(key);
            }
        }

        return all.Count > Most && all.Count > known.Preferences.Count
            ? new Refusal(RefusalCode.LimitExceeded, $"A customer may have at most {Most} preferences.") { Path = ["input", "preferences"] }
            : new PreferencesSaid(
                after.SequenceEqual(own.Preferences) ? own.Preferences : after,
                none.SequenceEqual(cleared.Preferences) ? cleared : cleared with { Preferences = Bounded(none, own, homes) });
    }

    // What another home holds must stay cleared; of all else, which matters only where one that holds it is merged later, the latest.
    private static List<string> Bounded(List<string> cleared, CustomerProfile own, CustomerHomes homes)
    {
        var held = homes.All.Where(home => home.Profile != own).SelectMany(static home => home.Profile.Preferences).Select(static preference => preference.Key).ToHashSet();
        return [.. cleared.Where((key, i) => held.Contains(key) || i >= cleared.Count - Most)];
    }

    private static Refusal? Check(IReadOnlyList<PreferenceChange> changes) => changes
        .Select(static (change, i) => (change.Key, change.Value, Index: i.ToString(CultureInfo.InvariantCulture)))
        .Select(static one => Key.Check(one.Key, "input", "preferences", one.Index, "key") ?? Value.CheckOptional(one.Value, "input", "preferences", one.Index, "value"))
        .FirstOrDefault(static refusal => refusal is not null);
}
