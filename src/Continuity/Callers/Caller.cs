using Continuity.Customers;

namespace Continuity.Callers;

/// <summary>Who makes a request, as its token says.</summary>
/// <param name="Role">What the caller is.</param>
/// <param name="Id">The token's subject, 1 to 128 characters.</param>
public sealed record Caller(Role Role, string Id)
{
    /// <summary>The name to show, or null where the token has none.</summary>
    public string? Name { get; init; }

    /// <summary>The teams of an agent.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The identity that a customer signed in with, and how sure that is; null on every other role.</summary>
    public IdentityClaim? Identity { get; init; }

    /// <summary>The customer that <see cref="Identity"/> leads to, by its survivor's home; null on every other role, and where no customer has it yet.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The homes merged into <see cref="Customer"/>.</summary>
    public IReadOnlyList<CustomerId> MergedHomes { get; init; } = [];

    /// <summary>Whether the caller is a person who serves customers.</summary>
    public bool IsAgent => Role is Role.Agent or Role.Supervisor;

    /// <summary>Whether the caller is a customer, and a home is theirs.</summary>
    /// <param name="home">The home.</param>
    public bool IsAtHome(CustomerId home) => Customer is { } own && (own == home || MergedHomes.Contains(home));

    /// <summary>The caller as the author of what it does.</summary>
    /// <param name="home">The customer that it is done to; a customer acts as this one.</param>
    public ActorRef ActsAs(CustomerId home) => Role switch
    {
        Role.Agent or Role.Supervisor => ActorRef.Agent(Id),
        Role.Bot => ActorRef.Bot(Id),
        Role.Customer => ActorRef.Customer(home),
        Role.Ingest => ActorRef.Ingest(Id),
        _ => throw new InvalidOperationException($"No such role: {Role}."),
    };
}
