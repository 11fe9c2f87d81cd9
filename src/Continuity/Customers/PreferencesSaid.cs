namespace Continuity.Customers;

/// <summary>What a home holds of a customer's preferences.</summary>
/// <param name="Preferences">What they prefer, one for each key.</param>
/// <param name="Cleared">What was cleared there, of preferences and of all else.</param>
internal sealed record PreferencesSaid(IReadOnlyList<Preference> Preferences, ClearedValues Cleared);
