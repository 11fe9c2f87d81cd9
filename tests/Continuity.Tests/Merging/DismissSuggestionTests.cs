using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Merging;

public class DismissSuggestionTests
{
    private static readonly CustomerId Other = CustomerId.New(Start);

    [Fact]
    public void Decide_Standing_IsDismissedByWhomAndWhyAndStandsNoLonger()
    {
        var story = Suggested();
        story.Apply(Dismiss(story, Ana));
        var kept = Assert.Single(story.State.Profile.Suggestions);
        Assert.Equal((Start, ActorRef.Agent("ana"), "Mother and daughter."), (kept.DismissedAt, kept.DismissedBy, kept.DismissReason));
        Assert.Empty(MergeSuggestions.Standing(CustomerHomes.Of(story.State)));
    }

    [Fact]
    public void Decide_Again_ChangesNothing()
    {
        var story = Suggested();
        story.Apply(Dismiss(story, Ana));
        Assert.Same(story.State, Dismiss(story, Ben, "Otherwise.").State);
    }

    [Fact]
    public void Decide_WhatIsNotKeptHereOrNotAllowed_IsRefused()
    {
        var story = Suggested();
        Assert.Equal(RefusalCode.NotFound, DismissSuggestion.Decide(story.State, Ana, new(CustomerId.New(Start), "Two."), Start).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Dismiss(story, Ingest).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Dismiss(story, new(Role.Ingest, "other")).Refusal?.Code);
        foreach (var reason in new[] { "", " ", new string('x', 2001) })
        {
            Assert.Equal(["input", "reason"], Dismiss(story, Ana, reason).Refusal?.Path);
        }
    }

    private static Story Suggested()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        var suggestion = new MergeSuggestion(Other, new(Mail, Assurance.Claimed, Start, ActorRef.Continuity), "Why.", Start);
        story.Change(state => state with { Profile = state.Profile with { Suggestions = [suggestion] } });
        return story;
    }

    private static Decision<CustomerId> Dismiss(Story story, Caller caller, string reason = "Mother and daughter.") =>
        DismissSuggestion.Decide(story.State, caller, new(Other, reason), story.Now);
}
