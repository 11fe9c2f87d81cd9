using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class LinkIdentityTests
{
    [Fact]
    public void Decide_FreeIdentity_IsLinkedAndToldToAgents()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        story.Apply(Link(story, Ana, new(Verified(Mail))));
        Assert.Equal((Mail, Assurance.Verified, ActorRef.Agent("ana")), (story.State.Profile.Identities[1].Identity, story.State.Profile.Identities[1].Assurance, story.State.Profile.Identities[1].LinkedBy));
        Assert.Equal("Linked an e-mail address, proved to be theirs.", Words(story.Entries[^1]));
        Assert.Equal((Visibility.Internal, null), (story.Entries[^1].Visibility, story.Entries[^1].Session));
    }

    [Fact]
    public void Decide_IdentityTheyHave_StaysAsItIs()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Same(story.State, Link(story, Ana, new(Verified(Phone), story.State.Id)).State);
    }

    [Fact]
    public void Decide_AnothersIdentity_IsTakenAndOnlyAgentsLearnByWhom()
    {
        var other = CustomerId.New(Start);
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Equal(other, Assert.IsType<IdentityTaken>(Link(story, Ana, new(Claimed(Mail), other)).Refusal).Customer);
        foreach (var caller in new[] { Bot, Ingest })
        {
            var refusal = Link(story, caller, new(Claimed(Mail), other)).Refusal;
            Assert.Equal(RefusalCode.IdentityTaken, refusal?.Code);
            Assert.IsNotType<IdentityTaken>(refusal);
        }

        Assert.Null(Link(story, Ana, new(Claimed(Mail), other, HolderIsEmpty: true)).Refusal);
    }

    [Fact]
    public void Decide_ByRole()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Null(Link(story, Ingest, new(Verified(Mail))).Refusal);
        Assert.Null(Link(story, Bot, new(Claimed(Mail))).Refusal);
        Assert.Equal(RefusalCode.Forbidden, Link(story, Bot, new(Verified(Mail))).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Link(story, story.Mia(Phone), new(Claimed(Mail))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Link(story, new(Role.Bot, "other"), new(Claimed(Mail))).Refusal?.Code);
    }

    [Fact]
    public void Decide_SeveralHomes_AreOneCustomer()
    {
        var mia = Merged(Home(Earlier, Claimed(Phone)), Home(Later, Claimed(Mail)));
        var options = new IdentityOptions { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Email] = 1 } };
        Assert.Same(mia, LinkIdentity.Decide(mia, Ana, new(Verified(Mail), Later), options, Start).State);
        Assert.Equal([Phone, App], LinkIdentity.Decide(mia, Ana, new(Claimed(App), Later), options, Start).State!.Profile.Identities.Select(linked => linked.Identity));
        Assert.Equal(RefusalCode.LimitExceeded, LinkIdentity.Decide(mia, Ana, new(Claimed(OtherMail)), options, Start).Refusal?.Code);
        Assert.Equal(RefusalCode.IdentityTaken, LinkIdentity.Decide(mia, Ana, new(Claimed(App), Latest), options, Start).Refusal?.Code);
    }

    [Fact]
    public void Decide_OneMoreThanAllowed_ExceedsTheLimit()
    {
        var story = new Story { Identities = new() { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Email] = 1 } } }
            .Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        Assert.Equal(RefusalCode.LimitExceeded, Link(story, Ana, new(Claimed(Mail with { Value = "mia@example.org" }))).Refusal?.Code);
    }

    private static Decision<CustomerId> Link(Story story, Caller caller, LinkIdentityCommand command) =>
        LinkIdentity.Decide(story.State, caller, command, story.Identities, story.Now);
}
