using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class UnlinkIdentityTests
{
    [Fact]
    public void Decide_IdentityTheyHave_IsTakenAwayAndToldToAgentsWithoutItsValue()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone), Claimed(Mail)]);
        story.Apply(Unlink(story, Ana, Phone));
        Assert.Equal([Mail], story.State.Profile.Identities.Select(linked => linked.Identity));
        Assert.Equal("Unlinked a phone number: It is the neighbour's.", Words(story.Entries[^1]));
        Assert.Equal((Visibility.Internal, ActorRef.Agent("ana")), (story.Entries[^1].Visibility, story.Entries[^1].Author));
        Assert.Equal(Activity.IdentityUnlinked, story.Activities.Last());
    }

    [Fact]
    public void Decide_NotTheirs_IsNotFoundAndAnotherHomesIsDecidedThere()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal((RefusalCode.NotFound, "value"), (Unlink(story, Ana, Mail).Refusal!.Code, Unlink(story, Ana, Mail).Refusal!.Path![^1]));

        var other = new CustomerState(CustomerId.New(Start)) { Version = 1, Profile = new() { Identities = [new(Mail, Assurance.Claimed, Start, ActorRef.Continuity)] } };
        var state = story.State with { OtherHomes = [other] };
        var decided = UnlinkIdentity.Decide(state, Ana, new(Mail, "Wrong."), Start);
        Assert.Equal((other.Id, state), (decided.Result, decided.State));
    }

    [Fact]
    public void Decide_ByRoleAndReason()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Null(Unlink(story, Sue, Phone).Refusal);
        foreach (var caller in new[] { Bot, story.Mia(Phone) })
        {
            Assert.Equal(RefusalCode.Forbidden, Unlink(story, caller, Phone).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotFound, Unlink(story, Ingest, Phone).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, UnlinkIdentity.Decide(new(CustomerId.New(Start)), Ana, new(Phone, "Wrong."), Start).Refusal?.Code);
        foreach (var reason in new[] { "", " ", new string('x', 2001) })
        {
            Assert.Equal(["input", "reason"], UnlinkIdentity.Decide(story.State, Ana, new(Phone, reason), Start).Refusal?.Path);
        }
    }

    [Fact]
    public void Unlinked_TheCustomer_SeesNothingMore()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Verified(Mail)]);
        Assert.True(ThreadAccess.Of(story.Mia(App), story.State).SeesCustomer);
        story.Apply(Unlink(story, Ana, App));
        var access = ThreadAccess.Of(story.Mia(App), story.State);
        Assert.False(access.SeesCustomer || access.SeesProfile || access.Sees(story.Session));
        Assert.True(ThreadAccess.Of(story.Mia(Mail), story.State).SeesProfile);
    }

    [Fact]
    public void Unlinked_TheOnlyVerifiedIdentity_OpensWhatItProvedToNoOther()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)], command => command with { CustomerName = "Mia" });
        story.Begin(Bot, Channel.Chat, [Claimed(App), Claimed(Mail)]);
        story.Apply(Unlink(story, Ana, App));

        // Whoever has the e-mail address did no more than say so, however surely they sign in with it.
        var access = ThreadAccess.Of(story.Mia(Mail), story.State);
        Assert.Equal([false, true], story.State.Sessions.Values.OrderBy(session => session.Number).Select(access.Sees));
        Assert.Null(access.Profile.Name);
        Assert.False(access.SeesProfile);

        story.Apply(VerifyIdentity.Decide(story.State, Ana, new(Mail, "a letter"), story.Identities, story.Now));
        Assert.Equal("Mia", ThreadAccess.Of(story.Mia(Mail), story.State).Profile.Name);
    }

    [Fact]
    public void Unlinked_TheOnlyVerifiedIdentityThatLasts_OpensWhatItProvedToNoPhoneNumber()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(Mail), Verified(Phone)]);
        story.Apply(Unlink(story, Ana, Mail));
        Assert.False(ThreadAccess.Of(story.Mia(Phone), story.State).Sees(story.Session));

        var alone = new Story().Begin(Ingest, Channel.Phone, [Verified(Phone), Claimed(Mail)]);
        alone.Apply(Unlink(alone, Ana, Mail));
        Assert.True(ThreadAccess.Of(alone.Mia(Phone), alone.State).Sees(alone.Session));
    }

    private static Decision<CustomerId> Unlink(Story story, Caller caller, Identity identity) =>
        UnlinkIdentity.Decide(story.State, caller, new(identity, "It is the neighbour's."), story.Now);
}
