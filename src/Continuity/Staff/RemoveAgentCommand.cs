namespace Continuity.Staff;

/// <summary>An agent leaves for good, and another takes over all that they answer for.</summary>
/// <param name="Agent">Who leaves, by the subject of their token.</param>
/// <param name="Successor">Who takes over.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
public sealed record RemoveAgentCommand(string Agent, string Successor, string Reason);
