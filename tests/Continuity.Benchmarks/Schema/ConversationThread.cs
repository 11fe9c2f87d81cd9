using System.Text.Json.Serialization;
using Continuity.GraphQL;

namespace Continuity.Benchmarks.Schema;

/// <summary>A conversation.</summary>
/// <param name="id">Its id.</param>
/// <param name="subject">What it is about.</param>
/// <param name="isOpen">Whether it goes on.</param>
/// <param name="priority">How urgent it is, from 1.</param>
/// <param name="entries">What was said, oldest first.</param>
[ObjectType("Thread")]
internal sealed class ConversationThread(string id, string subject, bool isOpen, int priority, Entry[] entries)
{
    [ID]
    public string Id { get; } = id;

    public string Subject { get; } = subject;

    public bool IsOpen { get; } = isOpen;

    public int Priority { get; } = priority;

    [GraphQLIgnore]
    [JsonPropertyName("entries")]
    public IReadOnlyList<Entry> AllEntries => entries;

    /// <summary>The oldest of its entries.</summary>
    /// <param name="first">How many.</param>
    public Entry[] Entries(int first) => entries[..Math.Min(first, entries.Length)];
}
