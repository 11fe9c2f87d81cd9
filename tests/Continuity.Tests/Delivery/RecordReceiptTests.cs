using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Threads;

namespace Continuity.Tests.Delivery;

public class RecordReceiptTests
{
    [Fact]
    public void Decide_Delivered_StaysSoWhateverIsSaidAfter()
    {
        var leaving = new Leaving();
        var sequence = Sent(leaving);

        var delivered = leaving.Receive(sequence, true);
        leaving.Story.After(TimeSpan.FromMinutes(1));
        leaving.Receive(sequence, true);
        var after = leaving.Receive(sequence, false, "bounced");

        Assert.Equal((DeliveryState.Delivered, Story.Start), (delivered.State, delivered.DeliveredAt));
        Assert.Equal(delivered, after);
        Assert.Equal(2, leaving.Told.Count);
    }

    [Fact]
    public void Decide_DeliveredBeforeTheAnswerCame_IsDeliveredAndTheAnswerChangesNothing()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Receive(sequence, true);

        Assert.Equal(DeliveryState.Delivered, leaving.Settle(sequence, DeliveryOutcome.Sent).State);
    }

    [Fact]
    public void Decide_FailedBeforeTheAnswerCame_HasFailedAndTheAnswerChangesNothing()
    {
        var leaving = new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Receive(sequence, false, "30003");

        Assert.Equal((DeliveryState.Failed, "30003"), leaving.Settle(sequence, DeliveryOutcome.Sent) is var still ? (still.State, still.LastError) : default);
    }

    [Fact]
    public void Decide_FailedAndThenDelivered_IsDelivered()
    {
        var leaving = new Leaving();
        var sequence = Sent(leaving);

        var failed = leaving.Receive(sequence, false, "30003");
        var delivered = leaving.Receive(sequence, true);

        Assert.Equal((DeliveryState.Failed, "30003"), (failed.State, failed.LastError));
        Assert.Contains(Activity.DeliveryFailed, leaving.Story.Activities);
        Assert.Equal((DeliveryState.Delivered, null, null), (delivered.State, delivered.LastError, delivered.FailedAt));
    }

    [Theory]
    [InlineData("+49 30 901820 is no number")]
    [InlineData("no_number:4930901820")]
    [InlineData("")]
    [InlineData(null)]
    public void Decide_FailedWithWhatIsNoCode_KeepsNoneOfIt(string? code)
    {
        var leaving = new Leaving();
        Assert.Equal("FAILED_BY_PROVIDER", leaving.Receive(Sent(leaving), false, code).LastError);
    }

    [Fact]
    public void Decide_FailedOfTheGatewayThatItWasMovedFrom_IsNoNews()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail).Agree(Channel.Email);
        var sequence = leaving.Write(leaving.Message());
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT");
        leaving.Story.After(Leaving.Rule.FallbackAfter);
        leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT");

        Assert.Equal((DeliveryState.Queued, Channel.Email), leaving.Receive(sequence, false, "bounced") is var still ? (still.State, still.Channel) : default);
        leaving.Settle(sequence, DeliveryOutcome.Sent, channel: Channel.Email);
        Assert.Equal(DeliveryState.Sent, leaving.Receive(sequence, false, "late").State);
        Assert.Equal(DeliveryState.Delivered, leaving.Receive(sequence, true).State);
    }

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Delivered)]
    [InlineData(DeliveryState.Failed)]
    public void Decide_ByTheSystemOfAnotherChannel_NotFound(DeliveryState told)
    {
        var leaving = new Leaving();
        var sequence = Sent(leaving);

        Assert.Equal(RefusalCode.NotFound, RecordReceipt.Decide(leaving.State, sequence, Channel.Phone, told, null, leaving.Story.Now).Refusal?.Code);
    }

    [Fact]
    public void Decide_SentAfterwards_ChangesNothing()
    {
        var leaving = new Leaving();
        var sequence = Sent(leaving);
        var delivered = leaving.Receive(sequence, true);

        Assert.Equal(delivered, RecordReceipt.Decide(leaving.State, sequence, Channel.Chat, DeliveryState.Sent, null, leaving.Story.Now).Result);
    }

    private static int Sent(Leaving leaving)
    {
        var sequence = leaving.Write(leaving.Message());
        leaving.Settle(sequence, DeliveryOutcome.Sent);
        return sequence;
    }
}
