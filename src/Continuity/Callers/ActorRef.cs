using Continuity.Customers;

namespace Continuity.Callers;

/// <summary>Who did something.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Id">The subject of its token; for a customer its customer id, for the system the part of it that acted.</param>
public readonly record struct ActorRef(ActorKind Kind, string Id)
{
    /// <summary>Continuity itself.</summary>
    public static ActorRef Continuity { get; } = new(ActorKind.System, "continuity");

    /// <summary>An agent.</summary>
    /// <param name="id">The subject of its token.</param>
    public static ActorRef Agent(string id) => new(ActorKind.Agent, id);

    /// <summary>A bot.</summary>
    /// <param name="id">The subject of its token.</param>
    public static ActorRef Bot(string id) => new(ActorKind.Bot, id);

    /// <summary>A customer.</summary>
    /// <param name="id">The customer.</param>
    public static ActorRef Customer(CustomerId id) => new(ActorKind.Customer, id.Value);

    /// <summary>A channel's system.</summary>
    /// <param name="id">The subject of its token.</param>
    public static ActorRef Ingest(string id) => new(ActorKind.System, id);
}
