namespace Continuity.Faults.Oracle;

/// <summary>Something owed to a customer as it was read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Promise">Its words.</param>
/// <param name="Responsible">Who owes it.</param>
internal sealed record DutySeen(string Id, string Kind, string State, string Promise, string? Responsible)
{
    public bool IsOpen => State is "PENDING" or "DUE" or "MISSED";
}
