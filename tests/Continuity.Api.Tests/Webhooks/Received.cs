using System.Text.Json;

namespace Continuity.Api.Tests.Webhooks;

/// <summary>An event as it came.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">The time of the attempt.</param>
/// <param name="Body">Its body.</param>
public sealed record Received(string Id, DateTimeOffset At, string Body)
{
    /// <summary>The body, read.</summary>
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    /// <summary>Whether it was answered with success.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The home and sequence in its id.</summary>
    public string Entry => Id[(Id.IndexOf('_', 4) + 1)..];
}
