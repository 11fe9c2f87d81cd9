using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Tickets;

public sealed class ReleaseTicketTests
{
    [Fact]
    public void Release_SentAgain_LeavesItWithTheOwnerItWentBackTo()
    {
        var story = HandledByBen();
        story.Apply(Release(story, Ana, " I go on myself. "));
        Assert.Equal(ActorRef.Agent("ana"), story.Ticket.Handler);

        Assert.Same(story.State, Release(story, Ana, "I go on myself.").State);
    }

    [Fact]
    public void Release_SentAgainByWhoGaveItBack_StaysAsItIs()
    {
        var story = HandledByBen();
        story.Apply(Release(story, Ben, "My day is done."));

        Assert.Same(story.State, Release(story, Ben, "My day is done.").State);
        Assert.Equal(RefusalCode.Forbidden, Release(story, Ben, "Another reason.").Refusal?.Code);
    }

    [Fact]
    public void Release_ForAnotherReasonOrAfterSomethingElse_IsAnother()
    {
        var story = HandledByBen();
        story.Apply(Release(story, Ana, "I go on myself."));
        story.Apply(Release(story, Ana, "The day is done."));
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));

        story.Claim(Ana, 1);
        story.Apply(Release(story, Ana, "The day is done."));
        Assert.Equal((null, "billing"), (story.Ticket.Handler, story.Ticket.WaitingIn));
    }

    [Fact]
    public void Release_OfOneThatWaits_SaysSoWhateverQueueIsNamed()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Mail)]);
        story.Apply(Release(story, Ana, "The day is done."));

        Assert.Equal(RefusalCode.WrongState, Release(story, Ana, "Once more.", "general").Refusal?.Code);
    }

    private static Story HandledByBen()
    {
        var story = new Story().Begin(Ana, Channel.Phone, [Claimed(Mail)]);
        story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Handler = ActorRef.Agent("ben") }) });
        return story;
    }

    private static Decision<TicketId> Release(Story story, Caller caller, string reason, string? queue = null) =>
        ReleaseTicket.Decide(story.State, caller, new(story.TicketId(1), queue, reason), Team.All, Work.Queues, story.Now);
}
