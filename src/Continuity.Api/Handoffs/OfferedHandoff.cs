using System.Text.Json;
using Continuity.Api.Nodes;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Tickets;

namespace Continuity.Api.Handoffs;

/// <summary>Reads what is offered.</summary>
internal static class OfferedHandoff
{
    private static readonly TimeSpan UsuallyExpiresIn = TimeSpan.FromSeconds(60);

    /// <summary>To whom.</summary>
    public static Outcome<HandoffTarget> Target(HandoffTargetInput to)
    {
        if (to.QueueId is { } queue)
        {
            return NodeId.Queue(queue) is { } name ? HandoffTarget.OfQueue(name) : Refusal.Invalid("input.to.queueId is not the id of a queue.", "input", "to", "queueId");
        }

        var agent = InputId.Agent(to.AgentId!, "input", "to", "agentId");
        return agent.Refusal is { } refusal ? refusal : HandoffTarget.OfAgent(agent.Value!);
    }

    /// <summary>All of it.</summary>
    public static OfferHandoffCommand Command(OfferHandoffInput input, TicketId ticket, HandoffTarget to) =>
        new(ticket, to, input.Mode, input.Reason, input.Summary, input.ExpiresIn ?? UsuallyExpiresIn)
        {
            Context = input.Context is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } context ? context.GetRawText() : null,
            CustomerInformed = input.CustomerInformed,
            CheckBack = input.FollowUp is { } check ? new(check.Within, check.Promise, check.Channel) : null,
            ExpectedVersion = input.ExpectedVersion,
        };
}
