using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Decisions for the store to write, simpler than the domain's own.</summary>
internal static class Sample
{
    public static SessionMatch Match { get; } = new(CustomerRule.NewCustomer, TicketRule.NewTicket, "Nobody was known.");

    public static CustomerId NewCustomer() => CustomerId.New(DateTimeOffset.UnixEpoch.AddYears(56));

    /// <summary>Starts a session, on a new ticket that waits in a queue.</summary>
    public static Decision<int> Start(CustomerState state, DateTimeOffset now, string number, string queue = "general", params IReadOnlyList<Identity> identities)
    {
        var (t, s) = (state.Profile.TicketCount + 1, state.Profile.SessionCount + 1);
        var ticket = new Ticket(t, number, "A matter", now, Channel.Chat) { WaitingIn = queue, WaitingSince = now, Sessions = [s], Channels = [Channel.Chat] };
        var session = new Session(s, t, Channel.Chat, Assurance.Claimed, now, ActorRef.Ingest("chat"), Match);
        var known = state.Profile.Identities.Select(static i => i.Identity).ToHashSet();
        var after = state with
        {
            Profile = state.Profile with
            {
                TicketCount = t,
                SessionCount = s,
                Identities = [.. state.Profile.Identities, .. identities.Where(i => !known.Contains(i)).Select(i => new LinkedIdentity(i, Assurance.Claimed, now, ActorRef.Continuity))],
            },
            Tickets = state.Tickets.SetItem(t, ticket),
            Sessions = state.Sessions.SetItem(s, session),
        };
        return Decision.Accept(s, after, Text($"Session {s}", s, now));
    }

    /// <summary>Adds a message to a session that goes on.</summary>
    public static Decision<string> Say(CustomerState state, int session, string text, DateTimeOffset now) =>
        state.Sessions.TryGetValue(session, out var known) && known.State == SessionState.Active
            ? Decision.Accept(text, state, Text(text, session, now))
            : new Refusal(RefusalCode.WrongState, "The session has ended.");

    public static Decision<int> End(CustomerState state, int session, DateTimeOffset now) =>
        Decision.Accept(session, state with { Sessions = state.Sessions.SetItem(session, state.Sessions[session] with { State = SessionState.Ended, EndedAt = now }) });

    /// <summary>Changes the state, and says so.</summary>
    public static Decision<string> Prefer(CustomerState state, string value, DateTimeOffset now) => Decision.Accept(
        value,
        state with { Profile = state.Profile with { Preferences = [.. state.Profile.Preferences, new(value, value, now, ActorRef.Continuity)] } },
        Text(value, null, now));

    public static EntryDraft Text(string text, int? session, DateTimeOffset now) =>
        new(new MessageContent(text), ActorRef.Ingest("chat"), Channel.Chat, now) { Session = session };

    public static string TextOf(Entry entry) => ((MessageContent)entry.Draft.Content).Text;
}
