using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>
/// Decides on the start of a session: its ticket, what it goes on from, and who handles it. Every role may start one: a
/// customer only as itself (<see cref="IdentityResolution.Claims"/>), and on a ticket or from a session that it sees, or to which a continuation code lets it in.
/// </summary>
public static class StartSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer; with the session to go on from and that session's ticket, where one is named.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to start.</param>
    /// <param name="threads">Which ticket is gone on with.</param>
    /// <param name="identities">How many identities a customer may have.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session, which names its ticket; or INVALID, NOT_FOUND or WRONG_STATE.</returns>
    public static Decision<SessionId> Decide(
        CustomerState state, Caller caller, StartSessionCommand command, ThreadOptions threads, IdentityOptions identities, DateTimeOffset now)
    {
        command = EmailReply.Settled(state, command);
        if ((CheckTexts(command) ?? CheckNamed(state, caller, command)) is { } refusal)
        {
            return refusal;
        }

        var choice = TicketChoice.Choose(state, command, threads, now);
        if (choice.Value is not { } chosen)
        {
            return choice.Refusal!;
        }

        var resolved = command.Continuation is null ? command.Customer : command.Customer with { Rule = CustomerRule.ContinuationCode };
        var match = CustomerMatch.Of(state, resolved, caller.ActsAs(state.Id), identities, now);
        var number = state.Profile.SessionCount + 1;
        var continues = command.ContinuesSession ?? (chosen.Ticket?.Sessions is [.., var last] ? new SessionId(state.Id, last) : null);
        var goesOnFrom = command.ContinuesSession is null && continues is { } id ? state.Sessions.GetValueOrDefault(id.Number) : command.ContinuedIn(state);
        var letIn = ContinuationStart.Of(caller, match, command.Continuation);
        var assurance = letIn?.Assurance ?? Highest(match.Assurance, caller, command, goesOnFrom);
        var shownFrom = SessionBound.Of(command, chosen, goesOnFrom, assurance);
        var ticket = SessionTicket.Of(state, caller, chosen, command, shownFrom, number, now);
        var session = new Session(
            number,
            ticket.Number,
            command.Channel,
            assurance,
            now,
            caller.ActsAs(state.Id),
            new(match.Rule, chosen.Rule, $"{match.Explanation} {chosen.Explanation}{letIn?.Explanation}"))
        {
            ExternalRef = command.ExternalRef,
            Continues = continues,
            Guest = letIn?.Guest,
            ShownOnlyFrom = shownFrom > assurance ? shownFrom : null,
            CameBy = match.CameBy,
            LogLengthAtStart = state.LogLength,
        };

        var after = match.State with { Profile = Profile(match.State, caller, command, session, ticket) };
        var started = Decision.Accept(
            new SessionId(state.Id, number),
            after.With(ticket).With(session),
            SessionEntries.Started(session, ticket, chosen, goesOnFrom, match.Linked, caller)) with { Notices = Reopened(chosen, ticket, session.StartedBy) };
        return command is { ContinuesSession: { } named, IsEmailReply: false } && goesOnFrom is { } earlier
            ? started.WithEntry(named.Home, SessionEntries.GoesOn(session, named, earlier))
            : started;
    }

    // Who works on the matter again because the customer came back is told, unless it was they who started the session.
    private static IReadOnlyList<Notice> Reopened(TicketChoice chosen, Ticket ticket, ActorRef by) =>
        chosen.Ticket is { Status: not TicketStatus.Open } && ticket.Handler is { Kind: ActorKind.Agent } handler && handler != by
            ? [new(handler.Id, InboxEventKind.HandlingReturned, ticket.Number)]
            : [];

    private static Refusal? CheckTexts(StartSessionCommand command)
    {
        if (command is { NewTicket: true, Ticket: not null })
        {
            return Refusal.Invalid("newTicket must not be true where a ticket is named.", "input", "newTicket");
        }

        return TextBound.Line.CheckOptional(command.Subject, "input", "subject")
            ?? TextBound.Line.CheckOptional(command.CustomerName, "input", "customerName")
            ?? TextBound.Line.CheckOptional(command.ExternalRef, "input", "externalRef")
            ?? (command.Language is { } tag && LanguageTag.Normalize(tag) is null
                ? Refusal.Invalid($"language {LanguageTag.Bound}", "input", "language")
                : null);
    }

    // What a customer names must be its own already: naming it must not make it so.
    private static Refusal? CheckNamed(CustomerState state, Caller caller, StartSessionCommand command)
    {
        if (command.Continuation is not null)
        {
            return null;
        }

        var access = caller.Role == Role.Customer ? ThreadAccess.Of(caller, state) : null;
        if (command.Ticket is { } ticket && access is not null
            && !(state.Tickets.TryGetValue(ticket.Number, out var named) && !access.IsGuest && access.Sees(state.Id, named)))
        {
            return Refusal.NotFound("ticket", "input", "ticketId");
        }

        return command.ContinuesSession is null || (command.ContinuedIn(state) is { } session && access?.IsGuest != true && access?.Sees(session) != false)
            ? null
            : Refusal.NotFound("session", "input", "continuesSessionId");
    }

    // An agent who moves a running session to another channel vouches that it is the same person. Anybody else's word
    // raises nothing, and neither does a session that has ended: whoever calls next may be another.
    private static Assurance Highest(Assurance matched, Caller caller, StartSessionCommand command, Session? goesOnFrom) =>
        caller.IsAgent && command is { ContinuesSession: not null, IsEmailReply: false } && goesOnFrom is { State: SessionState.Active } && goesOnFrom.Assurance > matched
            ? goesOnFrom.Assurance
            : matched;

    private static CustomerProfile Profile(
        CustomerState state, Caller caller, StartSessionCommand command, Session session, Ticket ticket)
    {
        var before = state.Profile;
        var isFirstHand = caller.IsAgent || (caller.Role == Role.Customer && session.Guest is null);
        var isOfAnybody = (!caller.IsAgent && command is { IsEmailReply: true, Customer.Claims.Count: 0 }) || CustomerHomes.Of(state).GuestIn(session) is not null;
        var name = isOfAnybody ? null : command.CustomerName;
        var language = !isOfAnybody && command.Language is { } tag ? LanguageTag.Normalize(tag) : null;
        return before.WithStarted(session) with
        {
            Name = isFirstHand ? name ?? before.Name : before.Name ?? name,
            Language = isFirstHand ? language ?? before.Language : before.Language ?? language,
            TicketCount = Math.Max(before.TicketCount, ticket.Number),
        };
    }
}
