using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>A change of a customer's consent. What is left out stays as it is; what is cleared allows nothing.</summary>
public sealed record ContactConsentChange
{
    /// <summary>Whether they agreed to be asked how things go.</summary>
    public Change<bool> CheckIns { get; init; }

    /// <summary>The channels they agreed to.</summary>
    public Change<IReadOnlyList<Channel>> Channels { get; init; }

    /// <summary>Start of their quiet hours, local time <c>HH:mm</c>; set and cleared together with the end.</summary>
    public Change<string> QuietFrom { get; init; }

    /// <summary>End of their quiet hours, local time <c>HH:mm</c>.</summary>
    public Change<string> QuietUntil { get; init; }
}
