namespace Continuity.Recovery;

/// <summary>How a service recovery goes. Checked when the program starts.</summary>
public sealed record RecoveryOptions
{
    /// <summary>How long after the fix the ticket's owner asks the customer whether it is right by now, 5 seconds to 30 days; default 20 minutes.</summary>
    public TimeSpan FollowUpWithin { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>What the customer is promised with the fix; 1 to 2,000 characters.</summary>
    public string FollowUpPromise { get; init; } = "We ask you whether it is right by now.";

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (FollowUpWithin < TimeSpan.FromSeconds(5) || FollowUpWithin > TimeSpan.FromDays(30))
        {
            yield return $"{nameof(FollowUpWithin)} is {FollowUpWithin}; it must be from 5 seconds to 30 days.";
        }

        if (string.IsNullOrWhiteSpace(FollowUpPromise) || FollowUpPromise.Length > 2000)
        {
            yield return $"{nameof(FollowUpPromise)} must have 1 to 2,000 characters.";
        }
    }
}
