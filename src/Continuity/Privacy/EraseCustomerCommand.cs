namespace Continuity.Privacy;

/// <summary>All that is kept of a person is to be taken away.</summary>
/// <param name="Reason">Why, 3 to 2,000 characters. It stays, so that it must not say who it was.</param>
/// <param name="WaivesOpenDuties">Whether what is still owed to them is waived.</param>
public sealed record EraseCustomerCommand(string Reason, bool WaivesOpenDuties);
