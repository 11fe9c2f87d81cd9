using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>
/// Decides whether an entry may be recorded. It changes no state, so only the session and its ticket need be known. Agents write
/// in every session, as themselves; a bot in those that it started or whose ticket it handles; a customer in its own, where
/// they were held under an assurance no higher than its own; a channel's system in those that it started, for anybody. Once a session has ended, it
/// takes in only what comes late: see <see cref="LateEntry"/>.
/// </summary>
public static class RecordEntry
{
    /// <summary>Decides.</summary>
    /// <param name="home">The customer whose session it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="ticket">The session's ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to record.</param>
    /// <param name="options">How long a session takes in what comes late.</param>
    /// <param name="now">The time.</param>
    /// <returns>The entry; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Outcome<EntryDraft> Decide(
        CustomerId home, Session session, Ticket ticket, Caller caller, RecordEntryCommand command, ThreadOptions options, DateTimeOffset now)
    {
        if (!SessionRights.Takes(home, session, ticket, caller))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        if ((RefuseRole(caller, command)
            ?? CheckAuthor(home, command)
            ?? EntryContentRule.Check(command.Content)
            ?? CheckTime(command, now)
            ?? LateEntry.Check(session, caller, command, options, now)) is { } refusal)
        {
            return refusal;
        }

        return new EntryDraft(command.Content, command.Author ?? caller.ActsAs(home), session.Channel, command.OccurredAt ?? now)
        {
            Session = session.Number,
            Visibility = command.Content is NoteContent ? Visibility.Internal : command.Visibility,
            IsAnsweredHere = command.Content is EmailContent && caller.Role != Role.Customer,
            Order = OrderOf(caller, command),
        };
    }

    /// <summary>What is wrong with an entry's content whichever session it is for: INVALID; or null.</summary>
    /// <param name="content">The content.</param>
    public static Refusal? CheckContent(EntryContent content) => EntryContentRule.Check(content);

    // What a channel's system records it has sent itself, and a bot talks with the customer by its own channel.
    private static DeliveryOrder? OrderOf(Caller caller, RecordEntryCommand command) => command switch
    {
        _ when !caller.IsAgent => null,
        { Content: MessageContent, Visibility: Visibility.Public } => new(DeliveryKind.Message),
        { Content: EmailContent { Direction: Direction.Outbound } } => new(DeliveryKind.Email),
        _ => null,
    };

    private static Refusal? RefuseRole(Caller caller, RecordEntryCommand command)
    {
        if (command.Author is not null && caller.Role != Role.Ingest)
        {
            return Refusal.Forbidden("Only a channel's system may name the author; all others write as themselves.") with { Path = ["input", "author"] };
        }

        if (caller.Role != Role.Customer)
        {
            return null;
        }

        return command switch
        {
            { Visibility: Visibility.Internal } => Refusal.Forbidden("A customer's entries are PUBLIC.") with { Path = ["input", "visibility"] },
            { Content: MessageContent or SelfServiceContent or EmailContent { Direction: Direction.Inbound } } => null,
            _ => Refusal.Forbidden("A customer may record messages, inbound e-mails and steps of self-service.") with { Path = ["input", "content"] },
        };
    }

    private static Refusal? CheckAuthor(CustomerId home, RecordEntryCommand command) => command.Author switch
    {
        null => null,
        { Kind: ActorKind.System } => throw new ArgumentException("Nobody speaks for the system.", nameof(command)),
        { Kind: ActorKind.Customer } customer when customer != ActorRef.Customer(home) =>
            throw new ArgumentException("A customer speaks in its own thread.", nameof(command)),
        { Kind: ActorKind.Customer } when command.Content is NoteContent || command.Visibility == Visibility.Internal =>
            Refusal.Invalid("A customer's entries are PUBLIC, and no notes.", "input", "author"),
        { } author => EntryLimits.ActorId.Check(author.Id, "input", "author", author.Kind == ActorKind.Bot ? "botId" : "agentId"),
    };

    private static Refusal? CheckTime(RecordEntryCommand command, DateTimeOffset now) =>
        command.OccurredAt > now + EntryLimits.FurthestAhead
            ? Refusal.Invalid($"occurredAt may be at most {EntryLimits.FurthestAhead.TotalMinutes:N0} minutes ahead of now.", "input", "occurredAt")
            : null;
}
