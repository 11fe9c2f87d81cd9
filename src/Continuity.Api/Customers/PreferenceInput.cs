namespace Continuity.Api.Customers;

/// <summary>Something a customer prefers.</summary>
/// <param name="Key">What it is about; 1 to 100 characters.</param>
/// <param name="Value">What they prefer, up to 1,000 characters; null clears it.</param>
internal sealed record PreferenceInput(
    string Key,
    string? Value);
