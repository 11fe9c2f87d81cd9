namespace Continuity.Recovery;

/// <summary>How many problem reports there may be. Checked when the program starts.</summary>
public sealed record ProblemReportOptions
{
    /// <summary>How many may be made on one ticket, of conduct as many beside, 1 to 200; default 50.</summary>
    public int MaximumOnTicket { get; init; } = 50;

    /// <summary>How many statements one may have, 1 to 200; default 50.</summary>
    public int MaximumStatements { get; init; } = 50;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (name, value) in new[] { (nameof(MaximumOnTicket), MaximumOnTicket), (nameof(MaximumStatements), MaximumStatements) })
        {
            if (value is < 1 or > 200)
            {
                yield return $"{name} is {value}; it must be from 1 to 200.";
            }
        }
    }
}
