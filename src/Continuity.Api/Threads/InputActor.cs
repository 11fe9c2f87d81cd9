using Continuity.Api.Nodes;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Api.Threads;

/// <summary>Reads whom a channel's system speaks for.</summary>
internal static class InputActor
{
    /// <summary>The actor; exactly one member is set, as <c>@oneOf</c> holds it to.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="customer">The customer of the session.</param>
    public static Outcome<ActorRef> Read(ActorInput input, CustomerId customer) => input switch
    {
        { AgentId: { } id } => NodeId.Agent(id) is { } subject
            ? ActorRef.Agent(subject)
            : Refusal.Invalid("input.author.agentId is not the id of an agent.", "input", "author", "agentId"),
        { BotId: { } id } => NodeId.Bot(id) is { } subject
            ? ActorRef.Bot(subject)
            : Refusal.Invalid("input.author.botId is not the id of a bot.", "input", "author", "botId"),
        { Customer: true } => ActorRef.Customer(customer),
        _ => Refusal.Invalid("input.author.customer can only be true.", "input", "author", "customer"),
    };
}
