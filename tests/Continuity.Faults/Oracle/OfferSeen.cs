namespace Continuity.Faults.Oracle;

/// <summary>An offer of the handling as it was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Mode">How it was made.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Duty">The duty that it leaves.</param>
internal sealed record OfferSeen(string Id, string Mode, string State, string? Duty);
