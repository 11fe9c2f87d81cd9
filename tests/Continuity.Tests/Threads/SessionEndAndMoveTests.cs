using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class SessionEndAndMoveTests
{
    private static readonly WrapUp Done = new("Sent the bill.", "billing", AnythingElse.NothingMore, null);

    [Fact]
    public void End_WithAWrapUp_KeepsItAndWhoHandled()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Phone)]);
        story.Apply(EndSession.Decide(story.State, Ana, new(story.SessionId(1), Done), story.Threads, story.Now));
        Assert.Equal((SessionState.Ended, story.Now, Done, ActorRef.Agent("ana")), (story.Session.State, story.Session.EndedAt, story.Session.WrapUp, story.Session.Handler));
        Assert.Empty(story.State.Profile.OpenSessions);
        Assert.Equal(Activity.SessionEnded, story.Activities.Last());
        Assert.Equal((TicketStatus.Open, 1), (story.Ticket.Status, story.Ticket.Version));
    }

    [Fact]
    public void End_Again_IsInTheWrongState() =>
        Assert.Equal(RefusalCode.WrongState, End(new Story().Begin(Ana, Channel.Phone, []).End(Ana, 1), Ana).Refusal?.Code);

    [Theory]
    [InlineData(-20, -10)]
    [InlineData(-4, -4)]
    [InlineData(3, 0)]
    [InlineData(null, 0)]
    public void End_ThatIsToldLate_WasWhenItIsSaidToHaveBeenButNotBeforeTheStartNorAhead(int? told, int ended)
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]).After(TimeSpan.FromMinutes(10));
        var at = told is { } minutes ? story.Now.AddMinutes(minutes) : default(DateTimeOffset?);

        story.Apply(EndSession.Decide(story.State, Ingest, new(story.SessionId(1)) { At = at }, story.Threads, story.Now));

        Assert.Equal(story.Now.AddMinutes(ended), story.Session.EndedAt);
        Assert.Equal(story.Session.EndedAt, story.Entries[^1].OccurredAt);
    }

    [Fact]
    public void End_IsForAgentsAndThoseWhoTakePart()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]);
        Assert.Null(End(story, Ben).Refusal);
        Assert.Null(End(story, Ingest).Refusal);
        Assert.Null(End(story, story.Mia(Mail)).Refusal);
        Assert.Equal(RefusalCode.NotFound, End(story, Bot).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, End(story, new(Role.Ingest, "mail")).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, EndSession.Decide(story.State, story.Mia(Mail), new(story.SessionId(1), Done), story.Threads, story.Now).Refusal?.Code);
    }

    [Fact]
    public void End_WrapUpPastItsBounds_NamesTheField()
    {
        var story = new Story().Begin(Ana, Channel.Chat, []);
        foreach (var (wrapUp, field) in new[] { (Done with { Summary = "" }, "summary"), (Done with { Disposition = new('x', 201) }, "disposition"), (Done with { Feedback = " " }, "feedback") })
        {
            Assert.Equal(["input", "wrapUp", field], EndSession.Decide(story.State, Ana, new(story.SessionId(1), wrapUp), story.Threads, story.Now).Refusal?.Path!);
        }
    }

    [Fact]
    public void Move_ToAnotherTicket_TakesTheSessionAlong()
    {
        var story = TwoTickets();
        story.Apply(MoveSession.Decide(story.State, Ana, new(story.SessionId(2), story.TicketId(1), "Same matter."), story.Now));
        Assert.Equal((1, TicketRule.MovedByAgent), (story.Session.Ticket, story.Session.Match.TicketRule));
        Assert.Equal([1, 2], story.State.Tickets[1].Sessions);
        Assert.Equal([Channel.Phone, Channel.Chat], story.State.Tickets[1].Channels);
        Assert.Empty(story.State.Tickets[2].Sessions);
        Assert.Empty(story.State.Tickets[2].Channels);
        Assert.Equal((2, 2), (story.State.Tickets[1].Version, story.State.Tickets[2].Version));
        Assert.All(story.Entries[^2..], entry => Assert.Equal((Activity.SessionMoved, Visibility.Internal), (((ActivityContent)entry.Content).Activity, entry.Visibility)));
        Assert.Equal([2, 1], story.Entries[^2..].Select(entry => entry.Ticket!.Value));
        Assert.All(story.Entries[^2..], entry => Assert.EndsWith(": Same matter.", Words(entry), StringComparison.Ordinal));
        Assert.Equal("Ana moved the session here from ticket 1002.", story.Session.Match.Explanation);
    }

    [Fact]
    public void Move_ToATicketOpenedLater_TakesWhatWasSaidBeforeAlong()
    {
        var story = TwoTickets();
        story.Apply(MoveSession.Decide(story.State, Ana, new(story.SessionId(1), story.TicketId(2)), story.Now));
        Assert.Equal(story.State.Sessions[1].LogLengthAtStart, story.State.Tickets[2].LogLengthAtOpening);
    }

    [Fact]
    public void Move_ToItsOwnTicket_ChangesNothing()
    {
        var story = TwoTickets();
        var decision = MoveSession.Decide(story.State, Ana, new(story.SessionId(2), story.TicketId(2)), story.Now);
        Assert.Same(story.State, decision.State);
        Assert.Empty(decision.Entries);
    }

    [Fact]
    public void Move_WhatMayNotBe_IsRefused()
    {
        var story = TwoTickets();
        Assert.Equal(RefusalCode.Invalid, Move(Ana, 2, new(CustomerId.New(Start), 1)));
        Assert.Equal(RefusalCode.NotFound, Move(Ana, 2, story.TicketId(9)));
        Assert.Equal(RefusalCode.NotFound, Move(Ana, 9, story.TicketId(1)));
        Assert.Equal(RefusalCode.Forbidden, Move(story.Mia(Phone), 2, story.TicketId(1)));
        Assert.Equal(RefusalCode.Forbidden, Move(Ingest, 2, story.TicketId(1)));
        Assert.Equal(RefusalCode.NotFound, Move(Bot, 2, story.TicketId(1)));
        story.Resolve(Sue, 1);
        Assert.Equal(RefusalCode.WrongState, Move(Ana, 2, story.TicketId(1)));

        RefusalCode? Move(Caller caller, int session, TicketId ticket) =>
            MoveSession.Decide(story.State, caller, new(story.SessionId(session), ticket), story.Now).Refusal?.Code;
    }

    [Fact]
    public void Move_ToATicketOfAnotherHomeOfTheCustomer_SaysThatASessionStays()
    {
        var (story, other) = (TwoTickets(), new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]));
        var merged = story.State with { OtherHomes = [other.State] };
        var refusal = MoveSession.Decide(merged, Ana, new(story.SessionId(2), other.TicketId(1)), story.Now).Refusal;
        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Contains("stays with its own", refusal?.Message, StringComparison.Ordinal);
    }

    private static Story TwoTickets() =>
        new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).Begin(Ingest, Channel.Chat, [Claimed(Phone)], command => command with { NewTicket = true });

    private static Decision<SessionId> End(Story story, Caller caller) => EndSession.Decide(story.State, caller, new(story.SessionId(1)), story.Threads, story.Now);
}
