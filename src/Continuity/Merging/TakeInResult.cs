namespace Continuity.Merging;

/// <summary>What a survivor says of a merge that was announced.</summary>
public enum TakeInResult
{
    /// <summary>It stands.</summary>
    TakenIn,

    /// <summary>It came to nothing: the two are one already, there would be too many homes, or it was undone.</summary>
    Refused,

    /// <summary>The home that it was announced for is no part of this customer any more: ask where that one belongs now.</summary>
    Elsewhere,
}
