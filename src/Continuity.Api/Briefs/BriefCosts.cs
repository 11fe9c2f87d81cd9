namespace Continuity.Api.Briefs;

/// <summary>What briefs cost, where that is more than an object does.</summary>
internal static class BriefCosts
{
    /// <summary>A brief: it may have some hundred KiB, so that no answer is to hold more than some 200 of them, at the 5,000 that an operation's fields may cost.</summary>
    public const double Brief = 20;
}
