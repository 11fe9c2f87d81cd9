namespace Continuity.Privacy;

/// <summary>How long what is kept of a person is kept, and what is never kept at all.</summary>
public sealed record PrivacyOptions
{
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(36_500);
    private static readonly TimeSpan ShortestExport = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestExport = TimeSpan.FromDays(1);

    /// <summary>How long after their last contact a customer is erased who has no open ticket and is owed nothing; null for never. 1 to 36,500 days.</summary>
    public TimeSpan? RetainFor { get; init; }

    /// <summary>How long the link to an export is good: a minute to a day, an hour by default.</summary>
    public TimeSpan ExportValidFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What is masked in texts.</summary>
    public MaskOptions Mask { get; init; } = new();

    /// <summary>What is wrong with the options; nothing where they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (RetainFor is { } retained && (retained < ShortestRetention || retained > LongestRetention))
        {
            yield return $"RetainFor is {retained}; it must be from {ShortestRetention.TotalDays:N0} to {LongestRetention.TotalDays:N0} days.";
        }

        if (ExportValidFor < ShortestExport || ExportValidFor > LongestExport)
        {
            yield return $"ExportValidFor is {ExportValidFor}; it must be from {ShortestExport} to {LongestExport.TotalHours:N0} hours.";
        }

        foreach (var fault in Mask.Validate())
        {
            yield return fault;
        }
    }
}
