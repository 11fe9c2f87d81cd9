using Continuity.Api.Callers;
using Continuity.Api.Customers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.SelfService;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>One meeting with the customer on one channel.</summary>
[ObjectType]
[GraphQLName("Session")]
internal sealed class SessionNode(SessionId key, Session session) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(Key);

    /// <summary>The channel it is held on.</summary>
    public Channel Channel => Session.Channel;

    /// <summary>Whether it goes on.</summary>
    public SessionState State => Session.State;

    /// <summary>How sure it is that the customer is who they say.</summary>
    public Assurance Assurance => Session.Assurance;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => Session.StartedAt;

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt => Session.EndedAt;

    /// <summary>What the channel's system calls it; null where that gave nothing.</summary>
    public string? ExternalRef => Session.ExternalRef;

    /// <summary>Why this customer, and why this ticket.</summary>
    public MatchNode Match => new(this);

    /// <summary>How it ended; null while it goes on, where nobody said, and for customers.</summary>
    public WrapUpNode? GetWrapUp(Caller caller) => caller.Role == Role.Customer || Session.WrapUp is not { } wrapUp ? null : new(wrapUp);

    /// <summary>What the customer wrote of it; null where they wrote nothing. For agents, and the customer in person: null for others, such as whom a continuation code let in.</summary>
    public async Task<CustomerFeedback?> GetCustomerFeedbackAsync(Reader reader, CancellationToken cancellationToken) =>
        Session.Feedback is { } feedback && (await reader.AccessAsync(Key.Home, cancellationToken)).Rules.SeesFeedback ? feedback : null;

    [GraphQLIgnore]
    internal SessionId Key { get; } = key;

    [GraphQLIgnore]
    internal Session Session { get; } = session;

    /// <summary>The customer.</summary>
    public Task<CustomerNode> GetCustomerAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.CustomerOfAsync(Key.Home, cancellationToken);

    /// <summary>The ticket it is about.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.TicketOfAsync(new(Key.Home, Session.Ticket), cancellationToken);

    /// <summary>The session, on this or another channel, that this one goes on from; null where it is the ticket's first.</summary>
    public async Task<SessionNode?> GetContinuesAsync(Reader reader, CancellationToken cancellationToken) =>
        Session.Continues is { } continued ? await reader.SessionAsync(continued, cancellationToken) : null;

    /// <summary>Who handles it, or handled it when it ended; null where nobody does or did.</summary>
    public async Task<IActor?> GetHandlerAsync(Reader reader, CancellationToken cancellationToken)
    {
        var handler = State == SessionState.Ended
            ? Session.Handler
            : (await GetTicketAsync(reader, cancellationToken)).Ticket.Handler;
        return handler is { } actor ? await reader.ActorAsync(actor, cancellationToken) : null;
    }

    /// <summary>The help that is offered in it and that the customer has not answered; null where there is none, and once it has ended.</summary>
    public AssistanceOfferNode? AssistanceOffer =>
        Session is { State: SessionState.Active, SelfService.Offer: { IsOpen: true } offer } ? new(Key, offer) : null;

    /// <summary>What was said and done in it, oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    public Task<Connection<EntryNode>> GetEntriesAsync(
        int? first, string? after, int? last, string? before, EntryPages pages, CancellationToken cancellationToken) =>
        pages.OfSessionAsync(this, first, after, last, before, cancellationToken);
}
