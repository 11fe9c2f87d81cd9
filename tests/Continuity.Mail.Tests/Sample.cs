using System.Text.Json.Nodes;

namespace Continuity.Mail.Tests;

/// <summary>An e-mail that was written for these tests, and what is to be read of it.</summary>
internal sealed record Sample(string Name, byte[] Bytes, JsonObject Expected)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.eml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static Sample Read(string name) => new(
        name,
        File.ReadAllBytes(Path.Combine(Folder, $"{name}.eml")),
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject());
}
