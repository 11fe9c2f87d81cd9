namespace Continuity.Api.Embedded;

/// <summary>The store that the API starts for itself where no Redis is configured: <c>Continuity:Embedded</c>.</summary>
internal sealed record EmbeddedStoreOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Continuity:Embedded";

    /// <summary>The folder of its data, absolute or relative to the working directory; made where it does not exist.</summary>
    public string Path { get; init; } = ".data";

    /// <summary>How long the store may take to be ready, recovery of its data included; 1 second to 1 hour.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromMinutes(2);
}
