namespace Continuity.Callers;

/// <summary>An agent or bot that has signed in, as its token last described it.</summary>
/// <param name="Role">What it is: an agent, a supervisor or a bot.</param>
/// <param name="Id">The token's subject.</param>
/// <param name="Name">The name to show; the id where the token has none.</param>
public sealed record DirectoryEntry(Role Role, string Id, string Name)
{
    /// <summary>The teams of an agent, in the token's order.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The same as an actor.</summary>
    public ActorRef Actor => Role == Role.Bot ? ActorRef.Bot(Id) : ActorRef.Agent(Id);

    /// <summary>Whether another one says the same, teams included.</summary>
    /// <param name="other">The other one.</param>
    public bool Describes(DirectoryEntry other) =>
        Role == other.Role && Id == other.Id && Name == other.Name && Teams.SequenceEqual(other.Teams);
}
