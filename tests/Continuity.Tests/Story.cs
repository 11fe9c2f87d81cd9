using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Tests;

/// <summary>One customer through time: each accepted decision becomes its state, as a commit would make it.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Caller Ana = new(Role.Agent, "ana") { Name = "Ana" };
    public static readonly Caller Ben = new(Role.Agent, "ben") { Name = "Ben" };
    public static readonly Caller Sue = new(Role.Supervisor, "sue") { Name = "Sue" };
    public static readonly Caller Bot = new(Role.Bot, "bo");
    public static readonly Caller Ingest = new(Role.Ingest, "telephony");
    public static readonly Identity Phone = new(IdentityKind.Phone, "+4930123456");
    public static readonly Identity Mail = new(IdentityKind.Email, "mia@example.com");
    public static readonly Identity App = new(IdentityKind.AppUser, "mia");

    public CustomerState State { get; private set; } = new(CustomerId.New(Start));

    public List<EntryDraft> Entries { get; } = [];

    public DateTimeOffset Now { get; set; } = Start;

    public ThreadOptions Threads { get; set; } = new();

    public IdentityOptions Identities { get; set; } = new();

    public FollowUpOptions FollowUps { get; set; } = new();

    public Ticket Ticket => State.Tickets[State.Profile.TicketCount];

    public Session Session => State.Sessions[State.Profile.SessionCount];

    public IEnumerable<Activity> Activities => Entries.Select(entry => entry.Content).OfType<ActivityContent>().Select(content => content.Activity);

    public static IdentityClaim Claimed(Identity identity) => new(identity, Assurance.Claimed);

    public static IdentityClaim Verified(Identity identity) => new(identity, Assurance.Verified);

    public static string Words(EntryDraft entry) => Assert.IsType<ActivityContent>(entry.Content).Summary;

    public Caller Mia(Identity identity, Assurance assurance = Assurance.Verified) =>
        new(Role.Customer, "mia") { Identity = new(identity, assurance), Customer = State.Id };

    public TicketId TicketId(int number) => new(State.Id, number);

    public SessionId SessionId(int number) => new(State.Id, number);

    public Story After(TimeSpan span)
    {
        Now += span;
        return this;
    }

    public Decision<SessionId> Decide(
        Caller caller, Channel channel, IReadOnlyList<IdentityClaim> claims, Func<StartSessionCommand, StartSessionCommand>? change = null)
    {
        var rule = claims.Count == 0 ? CustomerRule.Anonymous : State.IsEmpty ? CustomerRule.NewCustomer : CustomerRule.SingleMatch;
        var command = new StartSessionCommand(channel, new(State.Id, rule, claims, false), $"{1000 + State.Profile.TicketCount + 1}", "billing");
        return StartSession.Decide(State, caller, change?.Invoke(command) ?? command, Threads, Identities, Now);
    }

    public Story Begin(
        Caller caller, Channel channel, IReadOnlyList<IdentityClaim> claims, Func<StartSessionCommand, StartSessionCommand>? change = null) =>
        Apply(Decide(caller, channel, claims, change));

    public Story End(Caller caller, int session) => Apply(EndSession.Decide(State, caller, new(SessionId(session)), Threads, Now));

    public Story Claim(Caller caller, int ticket) => Apply(ClaimTicket.Decide(State, caller, new(TicketId(ticket)), Work.Roster, Work.Queues, Work.Rules, Now));

    public Story Resolve(Caller caller, int ticket) => Apply(ResolveTicket.Decide(State, caller, new(TicketId(ticket), "Done.") { FollowUpWithin = Decisions.Change.Clear<TimeSpan>() }, Work.Roster, FollowUps, Now));

    public Story Apply<T>(Decision<T> decision)
    {
        Assert.Null(decision.Refusal);
        if (!ReferenceEquals(State, decision.State))
        {
            State = decision.State! with { Version = State.Version + 1, LogLength = State.LogLength + decision.Entries.Count };
        }

        Entries.AddRange(decision.Entries);
        return this;
    }

    public void Change(Func<CustomerState, CustomerState> change) => State = change(State);
}
