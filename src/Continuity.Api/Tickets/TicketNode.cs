using Continuity.Api.Briefs;
using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Nodes;
using Continuity.Api.Queues;
using Continuity.Api.Reading;
using Continuity.Api.Recovery;
using Continuity.Api.Threads;
using Continuity.FollowUps;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>One matter that is being solved, and who answers for it.</summary>
[ObjectType]
[GraphQLName("Ticket")]
internal sealed class TicketNode(TicketId key, Ticket ticket, string subject) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(Key);

    /// <summary>Its number for people: read it out on the phone. Its last digit checks the others, so that a misheard number finds nothing.</summary>
    public string Number => Ticket.DisplayNumber;

    /// <summary>How often it was changed, from 1: give it as `expectedVersion` to change just what you saw.</summary>
    public int Version => Ticket.Version;

    /// <summary>What it is about.</summary>
    public string Subject => subject;

    /// <summary>Where it stands.</summary>
    public TicketStatus Status => Ticket.Status;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt => Ticket.OpenedAt;

    /// <summary>The channel it was opened on.</summary>
    public Channel OpenedOn => Ticket.OpenedOn;

    /// <summary>When it was resolved; null while it is not.</summary>
    public DateTimeOffset? ResolvedAt => Ticket.ResolvedAt;

    /// <summary>When it was closed; null while it is not.</summary>
    public DateTimeOffset? ClosedAt => Ticket.ClosedAt;

    /// <summary>The channels that its sessions were held on, in the order of first use.</summary>
    public IReadOnlyList<Channel> Channels => Ticket.Channels;

    [GraphQLIgnore]
    internal TicketId Key { get; } = key;

    [GraphQLIgnore]
    internal Ticket Ticket { get; } = ticket;

    /// <summary>The customer whose matter it is.</summary>
    public Task<CustomerNode> GetCustomerAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.CustomerOfAsync(Key.Home, cancellationToken);

    /// <summary>The agent who is responsible to the end, whoever works on it; null until the first human takes it.</summary>
    public async Task<AgentNode?> GetOwnerAsync(Reader reader, CancellationToken cancellationToken) =>
        Ticket.Owner is { } owner ? await reader.AgentAsync(owner, cancellationToken) : null;

    /// <summary>Who works on it now; null while it waits.</summary>
    public async Task<IActor?> GetHandlerAsync(Reader reader, CancellationToken cancellationToken) =>
        Ticket.Handler is { } handler ? await reader.ActorAsync(handler, cancellationToken) : null;

    /// <summary>The queue it waits in: set while it is open and nobody handles it.</summary>
    public QueueNode? WaitingIn => Ticket.WaitingIn is { } queue ? new QueueNode(queue) : null;

    /// <summary>The offers to take it over, and consultations, oldest first. For agents; a bot sees those that it offered; others none.</summary>
    public Task<IReadOnlyList<HandoffNode>> GetHandoffsAsync(HandoffReader handoffs, CancellationToken cancellationToken) => handoffs.OfTicketAsync(this, cancellationToken);

    /// <summary>What you may do with it as it is.</summary>
    public Task<TicketPermissions> GetViewerMayAsync(PermissionReader permissions, CancellationToken cancellationToken) => permissions.OfAsync(this, cancellationToken);

    /// <summary>The offer of its ownership that waits to be accepted; null where there is none. For agents only: null for others.</summary>
    public async Task<OwnershipOfferNode?> GetOwnershipOfferAsync(OwnershipReader ownership, CancellationToken cancellationToken) =>
        Ticket.OwnershipOffer is { } number ? await ownership.FindAsync(new(Key.Home, number), cancellationToken) : null;

    /// <summary>What is done to make up for what went wrong on it; before the first step it is empty where a problem was reported on it, else null. For agents only: null for others.</summary>
    public Task<RecoveryNode?> GetRecoveryAsync(RecoveryReader recoveries, CancellationToken cancellationToken) => recoveries.OfTicketAsync(this, cancellationToken);

    /// <summary>What is and was owed to the customer on it, oldest first. A customer or bot is shown what was promised where they were.</summary>
    /// <param name="state">Only those that stand there; null for all.</param>
    public Task<IReadOnlyList<FollowUpNode>> GetFollowUpsAsync(FollowUpState? state, FollowUpReader followUps, CancellationToken cancellationToken) =>
        followUps.OfTicketAsync(this, state, cancellationToken);

    /// <summary>All that whoever serves the customer next must know so that the customer repeats nothing: ask for it whenever the phone rings.</summary>
    [Cost(BriefCosts.Brief)]
    public Task<BriefNode> GetBriefAsync(BriefReading briefs, CancellationToken cancellationToken) => briefs.OfAsync(this, cancellationToken);

    /// <summary>The problems reported on it, oldest first. For agents; those of CONDUCT for supervisors only; others none.</summary>
    public Task<IReadOnlyList<ProblemReportNode>> GetProblemReportsAsync(ProblemReportReader problems, CancellationToken cancellationToken) => problems.OfTicketAsync(this, cancellationToken);

    /// <summary>Its sessions, oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    public Task<Connection<SessionNode>> GetSessionsAsync(
        int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken) =>
        SessionPages.OfTicketAsync(this, first, after, last, before, reader, cancellationToken);

    /// <summary>What was said and done about it, oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    public Task<Connection<EntryNode>> GetEntriesAsync(
        int? first, string? after, int? last, string? before, EntryPages pages, CancellationToken cancellationToken) =>
        pages.OfTicketAsync(this, first, after, last, before, cancellationToken);
}
