using System.Text.Encodings.Web;
using System.Text.Json;

namespace Continuity.Benchmarks.Schema;

/// <summary>The data that every server has in memory: 20 threads of 20 entries.</summary>
internal static class SampleThreads
{
    private const int Count = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Sentences =
    [
        "Hello, the parcel that was to come on Monday is not here yet. Where is it?",
        "I'm sorry to hear that. May I have the number of your order, please?",
        "It is on the confirmation, right below the words \"your order\": 4711-0815.",
        "Thank you. The carrier says that nobody was at home; it is at the shop in the Königstraße now.",
        "I was at home all day long, and nobody rang. Can it be brought again, please?",
    ];

    public static ConversationThread[] All { get; } = [.. Enumerable.Range(1, Count).Select(Make)];

    public static Dictionary<string, ConversationThread> ById { get; } = All.ToDictionary(thread => thread.Id);

    /// <summary>The same as JSON, for servers in other languages.</summary>
    public static string ToJson() => JsonSerializer.Serialize(All, Json);

    private static ConversationThread Make(int number) => new(
        $"{number}", $"Parcel {number} has not arrived", number % 3 != 0, 1 + (number % 4), [.. Enumerable.Range(1, Count).Select(position => Entry(number, position))]);

    private static Entry Entry(int thread, int position) => new(
        $"entry-{thread}-{position}", position % 2 == 0 ? "agent" : "customer", position, Sentences[(thread + position) % Sentences.Length]);
}
