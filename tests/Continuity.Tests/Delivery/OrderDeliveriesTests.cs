using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Tests.FollowUps;
using Continuity.Tests.SelfService;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Delivery;

public class OrderDeliveriesTests
{
    private static readonly EmailContent Mail = new(Direction.Outbound, "Your bill", "Text", "help@example.com", ["mia@example.com"], null, null);

    [Fact]
    public void Of_AnAgentsMessage_LeavesByItsSessionsChannel()
    {
        var leaving = new Leaving();
        foreach (var agent in new[] { Ana, Sue })
        {
            var (place, delivery) = Assert.Single(leaving.Order(agent, leaving.Message()).Deliveries);
            Assert.Equal((1, DeliveryKind.Message, Channel.Chat, 1, 1, agent.Id, DeliveryState.Queued), (place, delivery.Kind, delivery.Channel, delivery.Session, delivery.Ticket, delivery.Author, delivery.State));
            Assert.Equal(leaving.Story.Now, delivery.QueuedAt);
        }

        Assert.True(leaving.Order(Ana, leaving.Message()).Entries[0].HasDelivery);
    }

    [Fact]
    public void Of_AnEmailThatAnAgentSends_LeavesByEmailFromAnySession() =>
        Assert.Equal((DeliveryKind.Email, Channel.Email), Assert.Single(new Leaving().Order(Ana, new(Mail)).Deliveries) is var (_, delivery) ? (delivery.Kind, delivery.Channel) : default);

    [Fact]
    public void Of_WhatNobodySendsFromHere_OrdersNothing()
    {
        var leaving = new Leaving(Channel.Chat, Assurance.Claimed, Story.Mail);
        leaving.Story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { StartedBy = new(Callers.ActorKind.Bot, "bo") }) });
        Assert.Empty(leaving.Order(Ana, leaving.Message() with { Visibility = Visibility.Internal }).Deliveries);
        Assert.Empty(leaving.Order(Ana, new(new NoteContent("Among us"))).Deliveries);
        Assert.Empty(leaving.Order(Ana, new(Mail with { Direction = Direction.Inbound })).Deliveries);
        Assert.Empty(leaving.Order(Bot, leaving.Message()).Deliveries);
        Assert.Empty(leaving.Order(leaving.Story.Mia(Story.Mail, Assurance.Claimed), leaving.Message()).Deliveries);
        leaving.Story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { StartedBy = Callers.ActorRef.Ingest("telephony") }) });
        var byIngest = leaving.Order(Ingest, new(Mail) { Author = Callers.ActorRef.Agent("ana") });
        Assert.Empty(byIngest.Deliveries);
        Assert.False(byIngest.Entries[0].HasDelivery);
    }

    [Fact]
    public void Of_AChannelWithoutAGateway_OrdersNothing()
    {
        var leaving = new Leaving { Rules = Leaving.With(Channel.Email) };
        Assert.Empty(leaving.Order(Ana, leaving.Message()).Deliveries);
        Assert.Empty((new Leaving { Rules = DeliveryRules.None } is var none ? none.Order(Ana, none.Message()) : null!).Deliveries);
    }

    [Fact]
    public void Of_AMessageInACall_OrdersNothingSinceATextIsNotSpoken()
    {
        var leaving = new Leaving(Channel.Phone, Assurance.Claimed, Phone).Agree(Channel.Phone);
        var written = leaving.Order(Ana, leaving.Message());
        Assert.Empty(written.Deliveries);
        Assert.False(written.Entries[0].HasDelivery);
        Assert.Equal(Channel.Email, Assert.Single(leaving.Order(Ana, new(Mail)).Deliveries).Delivery.Channel);
    }

    [Fact]
    public void Of_ACallback_AsksTheTelephoneSystemWithoutWaitingForTheSession()
    {
        var duties = new Duties(Channel.Chat);
        var promised = duties.TryPromise(Ana, FollowUpKind.Callback, duties.Now.AddHours(1), "We call you.");

        var (_, delivery) = Assert.Single(Ordered(promised.State!, promised.Entries));

        Assert.Equal((DeliveryKind.Callback, Channel.Phone, 1, null), (delivery.Kind, delivery.Channel, delivery.FollowUp, delivery.Line));
        Assert.Empty(Ordered(promised.State!, duties.TryPromise(Ana, FollowUpKind.Promise, duties.Now.AddHours(1)).Entries));
    }

    [Fact]
    public void Of_ACallbackAtAnotherTime_TellsTheTelephoneSystemAgain()
    {
        var duties = new Duties(Channel.Chat).Promise(FollowUpKind.Callback, TimeSpan.FromHours(1)).Promise(FollowUpKind.Promise, TimeSpan.FromHours(1));

        foreach (var caller in new[] { Ana, duties.Story.Mia(Phone) })
        {
            var put = duties.TryReschedule(caller, 1, duties.Now.AddHours(3));
            var (_, delivery) = Assert.Single(Ordered(put.State!, put.Entries));
            Assert.Equal((DeliveryKind.Callback, Channel.Phone, 1, null), (delivery.Kind, delivery.Channel, delivery.FollowUp, delivery.Line));
        }

        var other = duties.TryReschedule(Ana, 2, duties.Now.AddHours(3));
        Assert.Empty(Ordered(other.State!, other.Entries));
    }

    [Fact]
    public void Of_AMissedCallback_ApologizesWhereTheCustomerAgreedElseWhereTheyWroteLast()
    {
        var duties = new Duties(Channel.Chat).Promise(FollowUpKind.Callback, TimeSpan.FromHours(1));
        Assert.Equal(Channel.Chat, Apology(duties).Channel);

        // They may be called, which is no way for a text.
        duties = new Duties(Channel.Chat).Promise(FollowUpKind.Callback, TimeSpan.FromHours(1)).Consent(channels: [Channel.Phone]);
        Assert.Equal((DeliveryKind.Apology, Channel.Chat, 1), Apology(duties) is var apology ? (apology.Kind, apology.Channel, apology.FollowUp) : default);

        duties = new Duties(Channel.Phone).Promise(FollowUpKind.Callback, TimeSpan.FromHours(1)).Consent(channels: [Channel.Phone, Channel.Email]);
        duties.Story.Change(static state => state with { Profile = state.Profile with { Identities = [.. state.Profile.Identities, new(Story.Mail, Assurance.Verified, Start, Callers.ActorRef.Continuity)] } });
        Assert.Equal(Channel.Email, Apology(duties).Channel);

        // Agreed to, but nothing is known to reach them by.
        duties = new Duties(Channel.Chat).Promise(FollowUpKind.Callback, TimeSpan.FromHours(1)).Consent(channels: [Channel.Email]);
        Assert.Equal(Channel.Chat, Apology(duties).Channel);
    }

    [Fact]
    public void Of_HelpThatIsOffered_GoesToTheApp()
    {
        var visit = new AppVisit().Struggle();

        var (_, delivery) = Assert.Single(Ordered(visit.Story.State, visit.Offers));

        Assert.Equal((DeliveryKind.Assistance, Channel.SelfService, visit.Session, null), (delivery.Kind, delivery.Channel, delivery.Session, delivery.Author));
    }

    private static EntryDelivery Apology(Duties duties)
    {
        var before = duties.Story.Entries.Count;
        duties.After(TimeSpan.FromHours(1)).After(TimeSpan.FromMinutes(10));
        return Assert.Single(Ordered(duties.State, [.. duties.Story.Entries.Skip(before)])).Delivery;
    }

    private static IReadOnlyList<(int Place, EntryDelivery Delivery)> Ordered(CustomerState state, IReadOnlyList<EntryDraft> entries) =>
        OrderDeliveries.Of(state, entries, Leaving.With(Channel.Chat, Channel.Email, Channel.Phone, Channel.SelfService), Start).Deliveries;
}
