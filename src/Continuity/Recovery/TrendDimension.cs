namespace Continuity.Recovery;

/// <summary>What a category of problems may be over-represented by.</summary>
public enum TrendDimension
{
    /// <summary>By nothing else: among all problems.</summary>
    Category,

    /// <summary>By the product.</summary>
    Product,

    /// <summary>By the place.</summary>
    Site,

    /// <summary>By the agent whose conduct it is about. For supervisors only.</summary>
    InvolvedAgent,

    /// <summary>
    /// By the hour of the week, or of every day, in a period of whole weeks: its reports are compared with all reports of the 8 weeks before, and not with its own. So a standing rhythm of a category is told too, however
    /// long it has been so: that it is always Wednesdays at 15:30.
    /// </summary>
    HourOfWeek,
}
