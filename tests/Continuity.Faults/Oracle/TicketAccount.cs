namespace Continuity.Faults.Oracle;

/// <summary>What a ticket must come to.</summary>
internal sealed class TicketAccount
{
    private readonly Dictionary<string, IReadOnlyList<string>> offers = [];
    private readonly Dictionary<string, string> duties = [];

    /// <summary>Who answers for it; null while nobody does.</summary>
    public string? Owner { get; set; }

    public string Status { get; set; } = "OPEN";

    /// <summary>Each offer of the handling, with the states that it may end in.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Offers => offers;

    /// <summary>The offers that leave the owner a duty, where they are accepted.</summary>
    public HashSet<string> LeaveDuties { get; } = [];

    /// <summary>Each duty that was seen to, with how.</summary>
    public IReadOnlyDictionary<string, string> Duties => duties;

    /// <summary>The words of each duty, which no other has; with the offer that leaves it once it is accepted, null where it is owed at once.</summary>
    public Dictionary<string, string?> Promises { get; } = [];

    /// <summary>What the customer wants, where that was recorded.</summary>
    public string? Goal { get; set; }

    /// <summary>What the brief must have once, word for word.</summary>
    public List<string> Recorded { get; } = [];

    public void Ends(string offer, params string[] states) => offers[offer] = states;

    public void Settles(string duty, string state) => duties[duty] = state;
}
