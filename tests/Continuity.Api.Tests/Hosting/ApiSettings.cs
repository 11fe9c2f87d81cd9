namespace Continuity.Api.Tests.Hosting;

/// <summary>How to run the API in a test.</summary>
public sealed record ApiSettings
{
    /// <summary>The Redis to use; null: a store of its own.</summary>
    public string? Redis { get; init; }

    /// <summary>The data folder; null: a temporary one.</summary>
    public string? DataPath { get; init; }

    /// <summary>The value of <c>--urls</c>; port 0 is any free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>The environment's name.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Further settings, by key with colons.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();
}
