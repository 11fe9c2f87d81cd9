namespace Continuity.Api.Ingest.Telephony;

/// <summary>Finds the customer's number in what was told of a call.</summary>
internal static class CallNumber
{
    /// <summary>
    /// The number that called, or that was called where any part tells that the call went out: which one the customer's is, another part may tell than the one that has it.
    /// </summary>
    /// <param name="parts">What was told; what counts for most first.</param>
    /// <returns>Empty where it is withheld; null where it is not told, or not who called.</returns>
    public static string? Of(IReadOnlyList<CallEvent> parts)
    {
        var way = parts.Max(static part => part.Way);
        return parts.Select(part => part.NumberOf(way)).FirstOrDefault(static number => number is not null);
    }
}
