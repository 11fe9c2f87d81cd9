using System.Text.Json.Serialization;

namespace Continuity.Redis.Projections;

/// <summary>What one agent or one queue is told of a commit. Each is told of a home's commits in their order; told twice, it comes to the same.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(InboxChanged), "a")]
[JsonDerivedType(typeof(QueueChanged), "q")]
internal abstract record Telling
{
    /// <summary>Who is told.</summary>
    [JsonIgnore]
    public abstract string Destination { get; }
}
