using System.Globalization;

namespace Continuity.Api.Tests.Delivery;

/// <summary>How much a run of faults is: so much that CI can bear it, unless <c>CONTINUITY_RUN_…</c> says otherwise.</summary>
public sealed record FaultRunSettings
{
    /// <summary>How many messages go out, and as many come in; <c>CONTINUITY_RUN_MESSAGES</c>.</summary>
    public int Messages { get; init; } = Number("MESSAGES", 600);

    /// <summary>In how many sessions; <c>CONTINUITY_RUN_SESSIONS</c>.</summary>
    public int Sessions { get; init; } = Number("SESSIONS", 40);

    /// <summary>How often the API is killed; <c>CONTINUITY_RUN_KILLS</c>.</summary>
    public int Kills { get; init; } = Number("KILLS", 5);

    /// <summary>How often the provider goes away; <c>CONTINUITY_RUN_AWAYS</c>.</summary>
    public int Aways { get; init; } = Number("AWAYS", 2);

    /// <summary>For how long each time; <c>CONTINUITY_RUN_AWAY_SECONDS</c>.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromSeconds(Number("AWAY_SECONDS", 3));

    /// <summary>How many of a hundred requests go wrong at the provider; <c>CONTINUITY_RUN_FAULTS</c>.</summary>
    public int FaultsInAHundred { get; init; } = Number("FAULTS", 10);

    /// <summary>What all chance goes by: another one each time, which is printed; <c>CONTINUITY_RUN_SEED</c>.</summary>
    public int Seed { get; init; } = Number("SEED", Random.Shared.Next(1, 1_000_000));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"CONTINUITY_RUN_{name}") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
