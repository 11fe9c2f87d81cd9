using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Api.Threads;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.FollowUps;

/// <summary>Something that is owed to a customer, and by when. A ticket is not closed while one of its follow-ups is PENDING, DUE or MISSED.</summary>
/// <param name="key">Its id.</param>
/// <param name="followUp">The follow-up.</param>
/// <param name="isForAgents">Whether an agent asks: others are not told what agents write of it to each other.</param>
[ObjectType]
[GraphQLName("FollowUp")]
internal sealed class FollowUpNode(FollowUpId key, FollowUp followUp, bool isForAgents) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(key);

    /// <summary>What it is.</summary>
    public FollowUpKind Kind => followUp.Kind;

    /// <summary>Where it stands.</summary>
    public FollowUpState State => followUp.State;

    /// <summary>What was promised, in the words that the customer sees.</summary>
    public string Promise => followUp.Promise;

    /// <summary>The channel to do it by; null for any.</summary>
    public Channel? Channel => followUp.Channel;

    /// <summary>When it is due; while it waits for a handoff to be accepted, the latest that this can come to.</summary>
    public DateTimeOffset DueAt => followUp.DueAt;

    /// <summary>When it was kept, waived or cancelled; null before.</summary>
    public DateTimeOffset? SettledAt => followUp.SettledAt;

    /// <summary>What came of it, or why it was waived or cancelled; null before. For agents only: null for others.</summary>
    public string? Outcome => isForAgents ? followUp.Outcome : null;

    /// <summary>How often, and why, it was put off or brought forward, oldest first. Others than agents are shown where the customer asked for it, and where their quiet hours did.</summary>
    public IReadOnlyList<RescheduleNode> Reschedules =>
        [.. followUp.Reschedules.Where(change => isForAgents || change.By.Kind is ActorKind.Customer or ActorKind.System).Select(static change => new RescheduleNode(change))];

    [GraphQLIgnore]
    internal FollowUpId Key => key;

    [GraphQLIgnore]
    internal FollowUp FollowUp => followUp;

    /// <summary>The ticket that it is owed on.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(new(key.Home, followUp.Ticket), cancellationToken);

    /// <summary>The customer whom it is owed to.</summary>
    public Task<CustomerNode> GetCustomerAsync(Reader reader, CancellationToken cancellationToken) => reader.CustomerOfAsync(key.Home, cancellationToken);

    /// <summary>The agent who answers for it: while it is open, the ticket's owner; while the ticket has none, a supervisor.</summary>
    public Task<AgentNode> GetResponsibleAsync(Reader reader, CancellationToken cancellationToken) => reader.AgentAsync(followUp.Responsible, cancellationToken);

    /// <summary>The deputy who sees to it while the responsible agent is away; null where they are there, nobody stands in for them, or it is settled. For agents only: null for others.</summary>
    public async Task<AgentNode?> GetActingForAsync(Reader reader, CurrentRoster roster, StoreTime time, CancellationToken cancellationToken)
    {
        if (!isForAgents || !followUp.IsOpen)
        {
            return null;
        }

        var standIn = (await roster.GetAsync(cancellationToken)).StandIn(followUp.Responsible, time.GetUtcNow());
        return standIn is not null && standIn != followUp.Responsible ? await reader.AgentAsync(standIn, cancellationToken) : null;
    }

    /// <summary>Who kept, waived or cancelled it; null before. Others than agents are told who kept it: null else.</summary>
    public async Task<IActor?> GetSettledByAsync(Reader reader, CancellationToken cancellationToken) =>
        followUp.SettledBy is { } by && (isForAgents || State == FollowUpState.Kept) ? await reader.ActorAsync(by, cancellationToken) : null;

    /// <summary>The entry in which it was kept, as far as you may see it; null where it was kept without contact, or is not kept.</summary>
    public async Task<EntryNode?> GetEvidenceAsync(Reader reader, CancellationToken cancellationToken) =>
        followUp.Evidence is { } entry ? await reader.EntryAsync(entry, cancellationToken) : null;

    /// <summary>Who was told that it was missed, and may see to it; null where it was not missed. For agents only: null for others.</summary>
    public async Task<AgentNode?> GetEscalatedToAsync(Reader reader, CancellationToken cancellationToken) =>
        isForAgents && followUp.EscalatedTo is { } agent ? await reader.AgentAsync(agent, cancellationToken) : null;
}
