using Continuity.Callers;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.Privacy;
using Continuity.Tests.Delivery;
using Continuity.Threads;

namespace Continuity.Tests.Privacy;

public class ErasedDeliveryTests
{
    private static readonly DateTimeOffset At = Story.Start.AddMinutes(1);

    [Theory]
    [InlineData(DeliveryOutcome.Sent, DeliveryState.Sent, null)]
    [InlineData(DeliveryOutcome.Delivered, DeliveryState.Delivered, null)]
    [InlineData(DeliveryOutcome.Refused, DeliveryState.Failed, "HTTP_404")]
    [InlineData(DeliveryOutcome.Unavailable, DeliveryState.Failed, SettleDelivery.Redacted)]
    public void Settle_OfWhoWasErased_IsNotedAndNobodyIsToldAndNothingWaits(DeliveryOutcome outcome, DeliveryState state, string? error)
    {
        var (leaving, sequence) = Erased();
        var entries = leaving.Story.Entries.Count;

        var settled = leaving.Settle(sequence, outcome, "HTTP_404");

        Assert.Equal((state, error, null), (settled.State, settled.LastError, settled.NextAttemptAt));
        Assert.Empty(leaving.Told);
        Assert.Equal(entries, leaving.Story.Entries.Count);
    }

    [Fact]
    public void Settle_OfWhoWasErasedAndAgreedToAnotherChannel_DoesNotGoThere()
    {
        var (leaving, sequence) = Erased(new Leaving(Channel.Chat, Assurance.Verified, Story.Mail).Agree(Channel.Email));

        var settled = leaving.Settle(sequence, DeliveryOutcome.Unavailable, "TIMEOUT", awaySince: Story.Start.AddDays(-1));

        Assert.Equal((DeliveryState.Failed, Channel.Chat), (settled.State, settled.Channel));
    }

    [Fact]
    public void Receipt_OfWhoWasErased_IsNotedAndNobodyIsTold()
    {
        var (leaving, sequence) = Erased();
        leaving.Settle(sequence, DeliveryOutcome.Sent);

        Assert.Equal((DeliveryState.Failed, "30003"), leaving.Receive(sequence, false, "30003") is var failed ? (failed.State, failed.LastError) : default);
        Assert.Equal(DeliveryState.Delivered, leaving.Receive(sequence, true).State);
        Assert.Empty(leaving.Told);
    }

    [Fact]
    public void Decide_WhatHasNotLeftYet_IsGivenUpAndWhatHasStaysAsItIs()
    {
        var leaving = new Leaving();
        var (sent, waits) = (leaving.Write(leaving.Message()), leaving.Write(leaving.Message()));
        leaving.Settle(sent, DeliveryOutcome.Sent);
        Erased(leaving);

        var erased = EraseDeliveries.Decide(leaving.State, At);

        Assert.Equal((true, DeliveryState.Sent, DeliveryState.Failed, SettleDelivery.Redacted), (erased.Result, erased.State!.Deliveries[sent].State, erased.State.Deliveries[waits].State, erased.State.Deliveries[waits].LastError));
        Assert.Equal((0, 0), (erased.Entries.Count, erased.Notices.Count));
        Assert.False(EraseDeliveries.Decide(erased.State, At).Result);
    }

    [Fact]
    public void Of_AnEntryThatWasToLeave_OrdersNothing()
    {
        var leaving = new Leaving();
        var draft = new EntryDraft(new MessageContent("Hello"), ActorRef.Agent("ana"), Channel.Chat, At) { Session = 1, Order = new(DeliveryKind.Message) };
        Assert.Single(OrderDeliveries.Of(leaving.State, [draft], leaving.Rules, At).Deliveries);

        Assert.Empty(OrderDeliveries.Of(leaving.State, [Continuity.Privacy.Erased.Of(draft, new(At, ActorRef.Agent("sue"), "Asked for."))], leaving.Rules, At).Deliveries);
    }

    private static (Leaving Leaving, int Sequence) Erased(Leaving? leaving = null)
    {
        leaving ??= new Leaving();
        var sequence = leaving.Write(leaving.Message());
        leaving.Story.Change(static state => state with { Profile = state.Profile with { Erasure = new(At, ActorRef.Agent("sue"), "Asked for.") } });
        return (leaving, sequence);
    }
}
