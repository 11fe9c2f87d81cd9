using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Delivery;

public class SettleDeliveryTests
{
    [Fact]
    public void Decide_Taken_IsSentAndItsAuthorIsTold()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());

        var sent = leaving.Settle(sequence, DeliveryOutcome.Sent);

        Assert.Equal((DeliveryState.Sent, 1, leaving.Story.Now, null), (sent.State, sent.Attempts, sent.SentAt, sent.DeliveredAt));
        Assert.Equal([$"ana DeliveryChanged {sequence}"], leaving.Told);
        Assert.Equal((DeliveryState.Delivered, true), leaving.Settle(leaving.Write(leaving.Message()), DeliveryOutcome.Delivered) is var delivered ? (delivered.State, delivered.DeliveredAt is not null) : default);
    }

    [Fact]
    public void Decide_DoneAgain_ChangesNothing()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Settle(sequence, DeliveryOutcome.Sent);
        var before = leaving.State;

        foreach (var outcome in Enum.GetValues<DeliveryOutcome>())
        {
            leaving.Settle(sequence, outcome);
        }

        Assert.Same(before.Deliveries, leaving.State.Deliveries);
        Assert.Single(leaving.Told);
    }

    [Fact]
    public void Decide_Refused_FailsWithAnEntryForAgentsAndTellsAuthorAndOwner()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message(), Ben);

        var failed = leaving.Settle(sequence, DeliveryOutcome.Refused, "HTTP_404");

        Assert.Equal((DeliveryState.Failed, "HTTP_404", leaving.Story.Now), (failed.State, failed.LastError, failed.FailedAt));
        var entry = leaving.Story.Entries[^1];
        Assert.Equal((Activity.DeliveryFailed, Visibility.Internal), (Assert.IsType<ActivityContent>(entry.Content).Activity, entry.Visibility));
        Assert.Equal($"The message of entry {sequence} could not be delivered by chat: HTTP_404.", Words(entry));
        Assert.Equal([$"ben DeliveryChanged {sequence}", $"ana DeliveryChanged {sequence}"], leaving.Told);
    }

    [Fact]
    public void Decide_Unavailable_WaitsTwiceAsLongEachTimeUpToTheLongestPause()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        var pauses = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var waits = leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503");
            var pause = waits.NextAttemptAt!.Value - leaving.Story.Now;
            pauses.Add(pause.TotalSeconds);
            leaving.Story.After(pause);
        }

        Assert.Equal([1, 1, 2, 4, 8, 16, 32, 60, 60, 60], pauses);
        Assert.Equal((DeliveryState.Queued, 10, "HTTP_503"), leaving.State.Deliveries[sequence] is var queued ? (queued.State, queued.Attempts, queued.LastError) : default);
        Assert.Empty(leaving.Told);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(0.5, 1)]
    [InlineData(100_000, 3600)]
    public void Decide_TheGatewayNamesATime_WaitsThatLongUpToAnHour(double asked, double waited)
    {
        var leaving = new Leaving();
        var waits = leaving.Settle(leaving.Write(leaving.Message()), DeliveryOutcome.Unavailable, "HTTP_429", retryAfter: TimeSpan.FromSeconds(asked));
        Assert.Equal(waited, (waits.NextAttemptAt!.Value - leaving.Story.Now).TotalSeconds);
    }

    [Fact]
    public void Decide_UnavailableForLongerThanAnybodyWaits_IsGivenUp()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT");
        leaving.Story.After(Leaving.Rule.GiveUpAfter);

        Assert.Equal("GAVE_UP_TIMEOUT", leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT").LastError);
        Assert.Contains(Activity.DeliveryFailed, leaving.Story.Activities);
    }

    [Fact]
    public void Decide_UnavailableForLongAndAnotherChannelIsAgreedTo_MovesThereOnce()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail, Phone).Agree(Channel.Chat, Channel.Phone, Channel.Email);
        var sequence = leaving.Write(leaving.Message(), Ben);
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503");
        leaving.Story.After(Leaving.Rule.FallbackAfter);

        var moved = leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503");

        Assert.Equal((DeliveryState.Queued, Channel.Email, Channel.Chat, null), (moved.State, moved.Channel, moved.MovedFrom, moved.NextAttemptAt));
        Assert.Equal($"The message of entry {sequence} could not leave by chat (HTTP_503); it is offered by e-mail, to which the customer agreed.", Words(leaving.Story.Entries[^1]));
        Assert.Equal([$"ben DeliveryChanged {sequence}", $"ana DeliveryChanged {sequence}"], leaving.Told);

        // The old gateway's late answer is nothing to it.
        Assert.Equal(DeliveryState.Queued, leaving.Settle(sequence, DeliveryOutcome.Sent).State);
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503", Channel.Email);
        leaving.Story.After(Leaving.Rule.FallbackAfter);
        Assert.Equal((Channel.Email, DeliveryState.Queued), leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503", Channel.Email) is var still ? (still.Channel, still.State) : default);
    }

    [Fact]
    public void Decide_WaitedBehindAnotherForAGatewayThatIsAway_HasWaitedForTheGateway()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail).Agree(Channel.Email);
        var away = leaving.Story.Now.AddMinutes(-3);
        var sequence = leaving.Write(leaving.Message());
        leaving.Story.After(Leaving.Rule.FallbackAfter);

        Assert.Equal(Channel.Email, leaving.Settle(sequence, DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", awaySince: away).Channel);
        var later = leaving.Write(leaving.Message());
        foreach (var _ in new[] { 1, 2 })
        {
            leaving.Story.After(TimeSpan.FromSeconds(1));
            Assert.Equal(Channel.Chat, leaving.Settle(later, DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", awaySince: away).Channel);
        }
    }

    [Fact]
    public void Decide_NothingThatIsSurelyTheirsIsKnown_DoesNotMove()
    {
        // Held under a sign-in; the address is one that they were only ever said to have.
        var leaving = new Leaving(Channel.Chat, Assurance.Verified, App).Agree(Channel.Email);
        leaving.Story.Change(state => state with { Profile = state.Profile with { Identities = [.. state.Profile.Identities, new(Story.Mail, Assurance.Claimed, Start, Callers.ActorRef.Continuity)] } });
        Assert.Null(WaitedIn(leaving, leaving.Message()).MovedFrom);
    }

    [Theory]
    [InlineData("mia@example.com", Visibility.Public, true)]
    [InlineData("mia@EXAMPLE.com", Visibility.Public, true)]
    [InlineData("fitter@example.com", Visibility.Public, false)]
    [InlineData("mia@example.com", Visibility.Internal, false)]
    public void Decide_AnEmail_MovesOnlyWhereItIsToTheCustomerAlone(string to, Visibility visibility, bool moves)
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail, App).Agree(Channel.SelfService);
        var mail = new RecordEntryCommand(new EmailContent(Direction.Outbound, "Subject", "Text", "help@example.com", [to], null, null)) { Visibility = visibility };
        Assert.Equal(moves ? Channel.Email : null, WaitedIn(leaving, mail, Channel.Email).MovedFrom);
    }

    [Fact]
    public void Decide_ItsChannelHasNoGatewayAnyMore_WaitsForOneAsLongAsForAny()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Rules = DeliveryRules.None;

        Assert.Equal(DeliveryState.Queued, leaving.Settle(sequence, DeliveryOutcome.Unavailable, "NO_GATEWAY", attempts: 0).State);
        leaving.Story.After(TimeSpan.FromHours(24));
        Assert.Equal("GAVE_UP_NO_GATEWAY", leaving.Settle(sequence, DeliveryOutcome.Unavailable, "NO_GATEWAY", attempts: 0).LastError);
    }

    [Fact]
    public void Decide_FirstLookedAtAfterLongerThanAnybodyWaits_IsGivenUpOnlyOnceItsGatewayWasAsked()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Story.After(Leaving.Rule.GiveUpAfter * 2);

        var waits = leaving.Settle(sequence, DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", attempts: 0, awaySince: leaving.Story.Now.AddSeconds(-5));
        Assert.Equal((DeliveryState.Queued, 0), (waits.State, waits.Attempts));
        leaving.Story.After(TimeSpan.FromMinutes(1));

        Assert.Equal("GAVE_UP_HTTP_503", leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503").LastError);
    }

    [Fact]
    public void Decide_FirstLookedAtAfterLongerThanAnybodyWaitsAndAnotherChannelIsAgreedTo_MovesThereAndIsTriedThere()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail).Agree(Channel.Email);
        var sequence = leaving.Write(leaving.Message());
        leaving.Story.After(Leaving.Rule.GiveUpAfter * 2);

        Assert.Equal(Channel.Email, leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503").Channel);
        Assert.Equal(DeliveryState.Queued, leaving.Settle(sequence, DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", Channel.Email, attempts: 0).State);
        Assert.Equal("GAVE_UP_TIMEOUT", leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT", Channel.Email).LastError);
    }

    [Theory]
    [InlineData("CIRCUIT_OPEN")]
    [InlineData(SettleDelivery.Busy)]
    public void Decide_FailedBeforeThisSystemWasDownAndNotAskedSince_WaitsUntilItIs(string error)
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail).Agree(Channel.Email);
        var sequence = leaving.Write(leaving.Message());
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503");
        leaving.Story.After(Leaving.Rule.GiveUpAfter * 2);

        var waits = leaving.Settle(sequence, DeliveryOutcome.Unavailable, error, attempts: 0, awaySince: error == SettleDelivery.Busy ? null : leaving.Story.Now.AddSeconds(-5));

        Assert.Equal((Channel.Chat, DeliveryState.Queued, 1), (waits.Channel, waits.State, waits.Attempts));
        Assert.Equal(Channel.Email, leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503").Channel);
    }

    [Fact]
    public void Decide_NoPlaceAtItsGatewayAgainAndAgain_WaitsAsShortlyEachTimeAndGoesElsewhereInTheEnd()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail).Agree(Channel.Email);
        var sequence = leaving.Write(leaving.Message());
        var pause = TimeSpan.FromSeconds(10);
        for (var n = 0; n < Leaving.Rule.FallbackAfter / pause; n++)
        {
            var waits = Busy();
            Assert.Equal((Channel.Chat, 0, SettleDelivery.Busy, pause), (waits.Channel, waits.Attempts, waits.LastError, waits.NextAttemptAt - leaving.Story.Now));
            leaving.Story.After(pause);
        }

        Assert.Equal((Channel.Email, Channel.Chat), Busy() is var moved ? (moved.Channel, moved.MovedFrom) : default);

        EntryDelivery Busy() => leaving.Settle(sequence, DeliveryOutcome.Unavailable, SettleDelivery.Busy, retryAfter: pause, attempts: 0);
    }

    [Fact]
    public void Decide_OnlyACallIsAgreedTo_DoesNotMove()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Phone).Agree(Channel.Phone);
        Assert.Equal((null, DeliveryState.Queued), WaitedIn(leaving, leaving.Message()) is var waits ? (waits.MovedFrom, waits.State) : default);
    }

    [Fact]
    public void Decide_NoSuchDelivery_IsNotFound() =>
        Assert.Equal(RefusalCode.NotFound, SettleDelivery.Decide(new Leaving().State, 99, new(Channel.Chat, DeliveryOutcome.Sent, 1), DeliveryRules.None, Start).Refusal?.Code);

    private static EntryDelivery WaitedIn(Leaving leaving, RecordEntryCommand command, Channel channel = Channel.Chat)
    {
        var sequence = leaving.Write(command);
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503", channel);
        leaving.Story.After(Leaving.Rule.FallbackAfter);
        return leaving.Settle(sequence, DeliveryOutcome.Unavailable, "HTTP_503", channel);
    }
}
