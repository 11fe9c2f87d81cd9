using System.Text.Json.Serialization;
using Continuity.Customers;

namespace Continuity.Redis.Projections;

/// <summary>A commit changed lists of an agent's inbox, or is told to the agent.</summary>
/// <param name="Agent">The agent, by the subject of their token.</param>
/// <param name="Home">The home that was changed.</param>
internal sealed record InboxChanged(string Agent, CustomerId Home) : Telling
{
    /// <summary>What came into lists, moved in them or left them.</summary>
    public IReadOnlyList<ListChange> Lists { get; init; } = [];

    /// <summary>What the agent is told, in order.</summary>
    public IReadOnlyList<StoredEvent> Events { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Destination => $"a:{Agent}";
}
