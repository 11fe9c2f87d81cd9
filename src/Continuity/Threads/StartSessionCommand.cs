using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Starts a session with a customer that was found already.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Customer">How the customer was found, and which claims are theirs.</param>
/// <param name="DisplayNumber">The number that a new ticket will have; unused where none is opened.</param>
/// <param name="Queue">The queue that a new ticket on this channel waits in.</param>
public sealed record StartSessionCommand(Channel Channel, ResolvedCustomer Customer, string DisplayNumber, string Queue)
{
    /// <summary>The ticket to go on with, or null to choose one. Not together with <see cref="NewTicket"/>.</summary>
    public TicketId? Ticket { get; init; }

    /// <summary>Whether a new ticket is opened in any case.</summary>
    public bool NewTicket { get; init; }

    /// <summary>The session that this one goes on from; its ticket is the one where none is named. Null: the ticket's last.</summary>
    public SessionId? ContinuesSession { get; init; }

    /// <summary>What the continuation code that was given stands for; null without one. With one, the ticket and the session to go on from are those that it names.</summary>
    public ContinuationGrant? Continuation { get; init; }

    /// <summary>That session, as it was read before; where it lives in another home of the customer than the one that this is decided at, it is not read again.</summary>
    public Session? Continued { get; init; }

    /// <summary>Whether that session was not named, but found by an e-mail of it that this one's answers: see <see cref="EmailReply"/>.</summary>
    public bool IsEmailReply { get; init; }

    /// <summary>What a new ticket is about, 1 to 200 characters; null for a text by channel.</summary>
    public string? Subject { get; init; }

    /// <summary>The customer's name, 1 to 200 characters, or null.</summary>
    public string? CustomerName { get; init; }

    /// <summary>The customer's language, a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>What the channel's system calls the session, 1 to 200 characters, or null.</summary>
    public string? ExternalRef { get; init; }

    /// <summary>The session to go on from: as it stands where it lives in this home, else as it was read; null where none is named, or it is none of this customer's.</summary>
    internal Session? ContinuedIn(CustomerState state) =>
        ContinuesSession is not { } id ? null
        : id.Home == state.Id ? state.Sessions.GetValueOrDefault(id.Number) ?? Continued
        : CustomerHomes.Of(state).Find(id.Home) is not null ? Continued
        : null;
}
