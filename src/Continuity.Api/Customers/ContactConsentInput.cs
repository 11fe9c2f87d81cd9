using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Customers;

/// <summary>Whether, where and when a customer may be written to unasked. A field left out stays as it is.</summary>
/// <param name="CheckIns">Whether they agreed to be asked how things go; null clears it to `false`.</param>
/// <param name="Channels">The channels they agreed to; null clears them.</param>
/// <param name="QuietFrom">Start of their quiet hours, local time `HH:mm`.</param>
/// <param name="QuietUntil">End of their quiet hours, local time `HH:mm`.</param>
internal sealed record ContactConsentInput(
    Optional<bool?> CheckIns,
    Optional<IReadOnlyList<Channel>> Channels,
    Optional<string> QuietFrom,
    Optional<string> QuietUntil);
