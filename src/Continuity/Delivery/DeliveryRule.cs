namespace Continuity.Delivery;

/// <summary>How long a gateway is waited for.</summary>
/// <param name="FallbackAfter">How long what it can't take waits before it is offered by another channel that the customer agreed to.</param>
/// <param name="GiveUpAfter">How long after it was ordered what could not leave is given up; at once only if the gateway was asked then, so that nothing fails because nobody asked.</param>
/// <param name="LongestPause">The longest time between two times that it is asked, unless it names a longer one itself.</param>
public sealed record DeliveryRule(TimeSpan FallbackAfter, TimeSpan GiveUpAfter, TimeSpan LongestPause)
{
    /// <summary>What holds where nothing else is said, and for what was ordered when a channel still had a gateway.</summary>
    public static DeliveryRule Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(24), TimeSpan.FromMinutes(1));
}
