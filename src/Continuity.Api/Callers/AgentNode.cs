using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.GraphQL;
using Continuity.Redis.Time;
using Continuity.Staff;

namespace Continuity.Api.Callers;

/// <summary>A person who serves customers.</summary>
[ObjectType]
[GraphQLName("Agent")]
internal sealed class AgentNode : IActor, INode
{
    private readonly DirectoryEntry entry;

    internal AgentNode(DirectoryEntry entry) => this.entry = entry;

    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.OfAgent(entry.Id);

    /// <summary>Their name, as their token gave it.</summary>
    public string Name => entry.Name;

    /// <summary>The teams they belong to. Not for customers, who are told the name alone.</summary>
    public IReadOnlyList<string> GetTeams(Caller caller) => ForColleagues(caller, entry.Teams);

    /// <summary>What they may do beyond serving customers. Not for customers, who are told the name alone.</summary>
    public AgentRole GetRole(Caller caller) =>
        ForColleagues(caller, entry.Role == Continuity.Callers.Role.Supervisor ? AgentRole.Supervisor : AgentRole.Agent);

    /// <summary>Whether they can be given work now; AVAILABLE where they never said. Not for customers, who are told the name alone.</summary>
    public async Task<Availability> GetAvailabilityAsync(Caller caller, CurrentRoster roster, CancellationToken cancellationToken) =>
        (await MemberAsync(caller, roster, cancellationToken))?.Availability ?? default;

    /// <summary>Who acts for them while they are not available; null for nobody. Not for customers, who are told the name alone.</summary>
    public async Task<AgentNode?> GetDeputyAsync(Caller caller, CurrentRoster roster, StoreTime time, Reader reader, CancellationToken cancellationToken) =>
        (await MemberAsync(caller, roster, cancellationToken))?.DeputyAt(time.GetUtcNow()) is { } deputy ? await reader.AgentAsync(deputy, cancellationToken) : null;

    /// <summary>Until when the deputy does; null for as long as they are named, and where there is none. Not for customers, who are told the name alone.</summary>
    public async Task<DateTimeOffset?> GetDeputyUntilAsync(Caller caller, CurrentRoster roster, StoreTime time, CancellationToken cancellationToken) =>
        await MemberAsync(caller, roster, cancellationToken) is { } member && member.DeputyAt(time.GetUtcNow()) is not null ? member.DeputyUntil : null;

    /// <summary>When they left for good; null while they are here. Not for customers, who are told the name alone.</summary>
    public async Task<DateTimeOffset?> GetLeftAtAsync(Caller caller, CurrentRoster roster, CancellationToken cancellationToken) =>
        (await MemberAsync(caller, roster, cancellationToken))?.LeftAt;

    private async Task<StaffMember?> MemberAsync(Caller caller, CurrentRoster roster, CancellationToken cancellationToken) =>
        (await ForColleagues(caller, roster).GetAsync(cancellationToken)).Find(entry.Id);

    private static T ForColleagues<T>(Caller caller, T value) => caller.Role == Continuity.Callers.Role.Customer
        ? throw new GraphQLException("Customers are told an agent's name alone.", "FORBIDDEN")
        : value;
}
