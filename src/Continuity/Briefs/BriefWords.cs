namespace Continuity.Briefs;

/// <summary>How entries speak of facts.</summary>
internal static class BriefWords
{
    /// <summary>How sure a fact is, and who says so, after "as".</summary>
    public static string Of(Fact fact)
    {
        var source = fact.Source switch
        {
            FactSource.Customer => "said by the customer",
            FactSource.Agent => "said by us",
            _ => "in our records",
        };
        return fact.Certainty switch
        {
            Certainty.Known => $"known, {source}",
            Certainty.Assumed => $"assumed, {source}",
            _ => $"not known, {source}",
        };
    }

    /// <summary>How a dispute was settled.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="upheld">Whether it was wrong.</param>
    /// <param name="outcome">What was found.</param>
    public static string Settled(Fact fact, bool upheld, string outcome) =>
        $"{(upheld ? "Found to be wrong" : "Found to be right")}: \"{fact.Statement}\". {outcome}";
}
