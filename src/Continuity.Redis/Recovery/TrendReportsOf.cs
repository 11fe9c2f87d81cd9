using Continuity.Recovery;

namespace Continuity.Redis.Recovery;

/// <summary>Which reports are asked for.</summary>
/// <param name="Trend">The trend that they are behind.</param>
/// <param name="WithConduct">Whether those of conduct are among them.</param>
/// <param name="Zone">The time zone that its hours are told in.</param>
public sealed record TrendReportsOf(Trend Trend, bool WithConduct, TimeZoneInfo Zone);
