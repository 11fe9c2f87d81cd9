namespace Continuity.Customers;

/// <summary>A change of one preference.</summary>
/// <param name="Key">What it is about, 1 to 100 characters.</param>
/// <param name="Value">What they prefer, 1 to 1,000 characters; null clears it.</param>
public sealed record PreferenceChange(string Key, string? Value);
