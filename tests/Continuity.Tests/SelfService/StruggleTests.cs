using Continuity.Callers;
using Continuity.Customers;
using Continuity.SelfService;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>When help is offered, and when it is not.</summary>
public class StruggleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Steps_ThreeFailedOrAbandonedInTenMinutes_GetOneOffer()
    {
        var visit = new AppVisit().Fail("login").After(5 * Minute).Abandon("pay").After(4 * Minute);
        Assert.Empty(visit.Offers);

        visit.Fail("address");

        var told = Assert.Single(visit.Offers);
        Assert.Equal("Help was offered by chat or phone. 3 steps did not work out within 10 minutes.", Words(told));
        Assert.Equal((visit.Session, Visibility.Public, ActorRef.Continuity, Channel.SelfService), (told.Session, told.Visibility, told.Author, told.Channel));
        Assert.Same(told, visit.Story.Entries[^1]);
        Assert.Equal((1, "address", AssistanceOfferState.Open), (visit.Offer.Number, visit.Offer.Step, visit.Offer.State));
        Assert.Equal([Channel.Chat, Channel.Phone], visit.Offer.Channels);
        Assert.Single(visit.Fail("phone").Abandon("pay").Offers);
    }

    [Fact]
    public void Steps_ThreeFailedInMoreThanTenMinutes_GetNone() =>
        Assert.Empty(new AppVisit().Fail("login").After(5 * Minute).Abandon("pay").After(5 * Minute).Fail("address").Offers);

    [Fact]
    public void Steps_TheSameFailedTwice_GetOneWhateverCameBetween()
    {
        var visit = new AppVisit().Fail("pay").View("pay").After(20 * Minute).Abandon("pay").Succeed("login");
        Assert.Empty(visit.Offers);

        Assert.Equal("The same step failed twice.", visit.Fail("pay").Offer.Because);
    }

    [Fact]
    public void Steps_TheSamePageViewedFourTimes_GetOne() =>
        Assert.Equal("The same page was opened 4 times.", new AppVisit().View("bill").View("bill").View("faq").View("bill").View("bill").Offer.Because);

    [Fact]
    public void Steps_ThatSucceededBetween_CountNoMore()
    {
        Assert.Empty(new AppVisit().Fail("pay").Succeed("pay").Fail("pay").Offers);
        Assert.Empty(new AppVisit().View("bill").View("bill").View("bill").Succeed("bill").View("bill").Offers);
        Assert.Empty(new AppVisit().Fail("login").Fail("pay").Succeed("login").Fail("address").Offers);
    }

    [Fact]
    public void Steps_ThatArriveLate_CountByWhenTheyHappened()
    {
        var outOfOrder = new AppVisit(Ingest).After(10 * Minute).Step("pay", SelfServiceOutcome.Failed, ago: Minute, by: Ingest).Step("pay", SelfServiceOutcome.Failed, ago: 3 * Minute, by: Ingest);
        Assert.Single(outOfOrder.Offers);

        var solvedMeanwhile = new AppVisit(Ingest).After(10 * Minute)
            .Step("pay", SelfServiceOutcome.Failed, ago: 4 * Minute, by: Ingest)
            .Step("pay", SelfServiceOutcome.Succeeded, ago: Minute, by: Ingest)
            .Step("pay", SelfServiceOutcome.Failed, ago: 2 * Minute, by: Ingest);
        Assert.Empty(solvedMeanwhile.Offers);
    }

    [Fact]
    public void Steps_ThatAreOldWhenTheyArrive_GetNone() =>
        Assert.Empty(new AppVisit(Ingest).After(60 * Minute)
            .Step("pay", SelfServiceOutcome.Failed, ago: 12 * Minute, by: Ingest)
            .Step("pay", SelfServiceOutcome.Failed, ago: 11 * Minute, by: Ingest)
            .Step("pay", SelfServiceOutcome.Failed, ago: 10 * Minute, by: Ingest)
            .Offers);

    [Fact]
    public void Steps_ThatTheCustomerDoesNotSee_CountForNothing() =>
        Assert.Empty(new AppVisit(Ingest).Step("pay", SelfServiceOutcome.Failed, visibility: Visibility.Internal, by: Ingest).Step("pay", SelfServiceOutcome.Failed, visibility: Visibility.Internal, by: Ingest).Offers);

    [Fact]
    public void Steps_InASessionOnAnotherChannel_CountForNothing()
    {
        var visit = new AppVisit();
        visit.Story.Begin(visit.Mia, Channel.Email, [Verified(App)]);
        visit.Session = visit.Story.Session.Number;

        Assert.Empty(visit.Struggle().Offers);
        Assert.Null(visit.Record);
    }

    [Theory]
    [InlineData(Channel.Chat)]
    [InlineData(Channel.Phone)]
    public void Steps_OfACustomerWhoTalksWithSomebody_GetOneOnlyOnceThatIsOver(Channel channel)
    {
        var visit = new AppVisit();
        visit.Story.Begin(Ana, channel, [Verified(App)]);
        var conversation = visit.Story.Session.Number;
        Assert.Empty(visit.Struggle().Offers);

        visit.Story.End(Ana, conversation);

        Assert.Single(visit.Fail("pay").Offers);
    }

    [Fact]
    public void Steps_OfACustomerWhoseChatNobodyEnded_GetOneTheNextDay()
    {
        var visit = new AppVisit();
        visit.Story.Begin(Ana, Channel.Chat, [Verified(App)]);
        visit.After(TimeSpan.FromHours(23)).Struggle();
        Assert.Empty(visit.Offers);

        Assert.Single(visit.After(TimeSpan.FromHours(1)).Fail("pay").Offers);
        visit.Story.Begin(Ana, Channel.Chat, [Verified(App)]);
        Assert.Single(visit.After(TimeSpan.FromHours(1)).Fail("pay").Offers);
    }

    [Fact]
    public void Steps_BetweenManyPagesThatWereViewed_AreRemembered()
    {
        var visit = new AppVisit().Fail("pay");
        for (var page = 0; page < 100; page++)
        {
            visit.View($"page {page}");
        }

        Assert.Equal("The same step failed twice.", visit.Fail("pay").Offer.Because);
    }

    [Fact]
    public void Steps_ThatSucceededBeforeManyPagesWereViewed_CountNoMore()
    {
        var visit = new AppVisit().Fail("pay").Succeed("pay");
        for (var page = 0; page < 100; page++)
        {
            visit.View($"page {page}");
        }

        Assert.Empty(visit.Fail("pay").Offers);
    }

    [Fact]
    public void Steps_DatedAhead_DoNotCountAgainAfterTheOffer()
    {
        var visit = new AppVisit(Ingest)
            .Step("pay", SelfServiceOutcome.Failed, ago: -4 * Minute, by: Ingest)
            .Step("pay", SelfServiceOutcome.Failed, ago: -4 * Minute, by: Ingest);
        Assert.Single(visit.Offers);

        visit.After(30 * Minute).Step("pay", SelfServiceOutcome.Failed, by: Ingest);

        Assert.Single(visit.Offers);
    }

    [Fact]
    public void Steps_OfACustomerWhoTalksAtAnotherOfTheirHomes_GetNone()
    {
        var visit = new AppVisit();
        var other = new CustomerState(CustomerId.New(Start.AddDays(-1))) { Version = 1, Profile = new() { OpenConversations = [new(3, Start)] } };
        visit.Story.Change(state => state with { OtherHomes = [other] });
        Assert.Empty(visit.Struggle().Offers);

        visit.Story.Change(state => state with { OtherHomes = [other with { Profile = new() { AssistanceOfferedAt = visit.Story.Now } }] });
        Assert.Empty(visit.Fail("pay").Offers);

        visit.Story.Change(state => state with { OtherHomes = [other with { Profile = new() }] });
        Assert.Single(visit.Fail("pay").Offers);
    }

    [Fact]
    public void Steps_AfterAnOffer_GetNoneForHalfAnHourAndThenCountAnew()
    {
        var visit = new AppVisit().Struggle();
        visit.After(29 * Minute).Struggle().Struggle();
        Assert.Single(visit.Offers);

        visit.After(Minute).View("bill");
        Assert.Single(visit.Offers);
        visit.Fail("pay");

        Assert.Equal(2, visit.Offers.Count);
        Assert.Equal(2, visit.Offer.Number);
        Assert.Single(new AppVisit().Struggle().After(30 * Minute).Fail("pay").Offers);
    }

    [Fact]
    public void Steps_InANextSession_GetNoneWithinTheHalfHourEither()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Begin(visit.Mia, Channel.SelfService, [Verified(App)]);
        visit.Session = visit.Story.Session.Number;

        Assert.Single(visit.Struggle().Offers);
        Assert.Equal(2, visit.After(30 * Minute).Fail("pay").Offers.Count);
    }

    [Fact]
    public void Steps_AfterHelpWasDeclined_GetNoneInThatSession()
    {
        var visit = new AppVisit().Struggle();
        visit.Story.Apply(visit.Decline());

        visit.After(TimeSpan.FromHours(2)).Struggle().Struggle();

        Assert.Single(visit.Offers);
        Assert.Empty(visit.Record!.Steps);
        visit.Story.Begin(visit.Mia, Channel.SelfService, [Verified(App)]);
        visit.Session = visit.Story.Session.Number;
        Assert.Equal(2, visit.Struggle().Offers.Count);
    }

    [Fact]
    public void Steps_AsManyAsThereMayBe_AreRememberedUpToABound()
    {
        var visit = new AppVisit(Ingest) { Options = new() { SameStepFailures = 0, Failures = 0 } }.After(TimeSpan.FromDays(1));
        for (var i = 0; i < 100; i++)
        {
            visit.Step(new('x', 200), SelfServiceOutcome.Failed, ago: TimeSpan.FromSeconds(i * 37 % 100), detail: new('y', 60_000), by: Ingest);
        }

        Assert.Empty(visit.Offers);
        Assert.Equal(32, visit.Record!.Steps.Count);
        Assert.Equal(Enumerable.Range(0, 32).Select(i => visit.Story.Now.AddSeconds(i - 31)), visit.Record.Steps.Select(static step => step.At));
        Assert.All(visit.Record.Steps, static step => Assert.Equal(200, step.Detail!.Length));
    }

    [Fact]
    public void Detail_CutWithinACharacter_IsCutBeforeIt() =>
        Assert.Equal(new string('y', 199), new AppVisit().Fail("pay", new string('y', 199) + "😀").Record!.Steps[0].Detail);

    [Fact]
    public void Rules_SwitchedOff_NoticeNothing()
    {
        var visit = new AppVisit { Options = new() { Failures = 0, SameStepFailures = 0, SamePageViews = 0 } };

        Assert.Empty(visit.Struggle().Struggle().View("bill").View("bill").View("bill").View("bill").Offers);
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        Assert.Empty(new SelfServiceOptions().Validate());
        Assert.Empty(new SelfServiceOptions { Failures = 0, Channels = [Channel.Chat], Queues = new Dictionary<string, string> { ["pay"] = "billing" } }.Validate());
        foreach (var (bad, named) in new (SelfServiceOptions, string)[]
        {
            (new() { Failures = 1 }, "Failures"),
            (new() { SameStepFailures = 21 }, "SameStepFailures"),
            (new() { SamePageViews = -1 }, "SamePageViews"),
            (new() { Within = TimeSpan.FromSeconds(59) }, "Within"),
            (new() { Pause = TimeSpan.FromDays(31) }, "Pause"),
            (new() { LongestConversation = TimeSpan.FromMinutes(59) }, "LongestConversation"),
            (new() { AnswerWithin = TimeSpan.FromMinutes(16) }, "AnswerWithin"),
            (new() { CallWithin = TimeSpan.Zero }, "CallWithin"),
            (new() { Channels = [Channel.Email] }, "Channels"),
            (new() { Channels = [Channel.Chat, Channel.Chat] }, "Channels"),
            (new() { Queues = new Dictionary<string, string> { [" "] = "billing" } }, "Queues"),
            (new() { CallPromise = " " }, "CallPromise"),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate()), StringComparison.Ordinal);
        }
    }
}
