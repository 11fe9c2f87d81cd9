namespace Continuity.Handoffs;

/// <summary>How handoffs and offers of ownership go. Checked when the program starts.</summary>
public sealed record HandoffOptions
{
    /// <summary>How long an offer of ownership waits to be accepted, 1 minute to 30 days; default 1 day.</summary>
    public TimeSpan OwnershipExpiresIn { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after the accept the owner checks with the customer, 5 seconds to 30 days; default 20 minutes.</summary>
    public TimeSpan CheckBackWithin { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>What the customer is promised with that check, where the offer says nothing else; 1 to 2,000 characters.</summary>
    public string CheckBackPromise { get; init; } = "We check with you that you were taken care of.";

    /// <summary>How long after the accept who took over has to read the brief before the owner is told, 5 seconds to 1 day; default 2 minutes.</summary>
    public TimeSpan BriefReadWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (OwnershipExpiresIn < TimeSpan.FromMinutes(1) || OwnershipExpiresIn > TimeSpan.FromDays(30))
        {
            yield return $"{nameof(OwnershipExpiresIn)} is {OwnershipExpiresIn}; it must be from 1 minute to 30 days.";
        }

        if (CheckBackWithin < TimeSpan.FromSeconds(5) || CheckBackWithin > TimeSpan.FromDays(30))
        {
            yield return $"{nameof(CheckBackWithin)} is {CheckBackWithin}; it must be from 5 seconds to 30 days.";
        }

        if (BriefReadWithin < TimeSpan.FromSeconds(5) || BriefReadWithin > TimeSpan.FromDays(1))
        {
            yield return $"{nameof(BriefReadWithin)} is {BriefReadWithin}; it must be from 5 seconds to 1 day.";
        }

        if (string.IsNullOrWhiteSpace(CheckBackPromise) || CheckBackPromise.Length > 2000)
        {
            yield return $"{nameof(CheckBackPromise)} must have 1 to 2,000 characters.";
        }
    }
}
