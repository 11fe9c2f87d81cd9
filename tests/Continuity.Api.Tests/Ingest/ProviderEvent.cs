using System.Text.Json.Nodes;

namespace Continuity.Api.Tests.Ingest;

/// <summary>An event of a <see cref="FaultyProvider"/>.</summary>
/// <param name="Source">The source that sends it.</param>
/// <param name="Conversation">The session or call that it belongs to.</param>
/// <param name="Body">What is sent, the same however often.</param>
public sealed record ProviderEvent(string Source, string Conversation, JsonObject Body)
{
    public string Id => Body["id"]!.GetValue<string>();

    /// <summary>The text of a message; null of anything else.</summary>
    public string? Text => Body["message"]?["text"]?.GetValue<string>();
}
