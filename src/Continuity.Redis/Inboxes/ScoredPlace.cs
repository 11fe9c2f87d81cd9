namespace Continuity.Redis.Inboxes;

/// <summary>A place in a list that is kept by score: behind one item, which need not be there any more.</summary>
/// <param name="Score">The item's score, in milliseconds since 1970.</param>
/// <param name="Member">The item, as it is written in indexes; of equal scores, the lesser text comes first.</param>
internal readonly record struct ScoredPlace(long Score, string Member)
{
    /// <summary>Whether another item comes later.</summary>
    public bool IsBefore(long score, string member) => score > Score || (score == Score && string.CompareOrdinal(member, Member) > 0);
}
