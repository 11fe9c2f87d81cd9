using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class VerifyIdentityTests
{
    [Fact]
    public void Decide_IdentityTheyClaimed_IsVerifiedAndToldToAgentsWithoutItsValue()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone), Claimed(Mail)]).After(TimeSpan.FromMinutes(1));
        story.Apply(Verify(story, Ana, Mail));
        Assert.Equal([(Phone, Assurance.Claimed), (Mail, Assurance.Verified)], story.State.Profile.Identities.Select(linked => (linked.Identity, linked.Assurance)));
        Assert.Equal(Start, story.State.Profile.Identities[1].LinkedAt);
        var entry = story.Entries[^1];
        Assert.Equal("Verified an e-mail address by a code sent there.", Words(entry));
        Assert.Equal((Visibility.Internal, ActorRef.Agent("ana"), Channel.Email), (entry.Visibility, entry.Author, entry.Channel));
        Assert.Equal(Activity.IdentityVerified, story.Activities.Last());
    }

    [Fact]
    public void Decide_VerifiedAlready_ChangesNothing()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        var again = Verify(story, Ana, App);
        Assert.Same(story.State, again.State);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Decide_IdentityThatLeadsNowhere_IsLinkedAsVerified()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        story.Apply(Verify(story, Ingest, Mail));
        Assert.Equal((Mail, Assurance.Verified, ActorRef.Ingest("telephony")), (story.State.Profile.Identities[1].Identity, story.State.Profile.Identities[1].Assurance, story.State.Profile.Identities[1].LinkedBy));
        Assert.Equal([Activity.IdentityLinked, Activity.IdentityVerified], story.Activities.TakeLast(2));
    }

    [Fact]
    public void Decide_OneMoreThanAllowed_ExceedsTheLimitAndVerifiesNothing()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        Assert.Equal(RefusalCode.LimitExceeded, Verify(story, Ana, App with { Value = "another" }).Refusal?.Code);

        var homes = story.State with { OtherHomes = [Other([Known(Mail, Assurance.Claimed)])] };
        var options = new IdentityOptions { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Email] = 1 } };
        var beyond = VerifyIdentity.Decide(homes, Ana, new(Mail with { Value = "mia@example.org" }, "a code"), options, Start);
        Assert.Equal(RefusalCode.LimitExceeded, beyond.Refusal?.Code);
    }

    [Fact]
    public void Decide_AnothersIdentity_IsTakenAndOnlyAgentsLearnByWhom()
    {
        var other = CustomerId.New(Start);
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(other, Assert.IsType<IdentityTaken>(Verify(story, Ana, Mail, other).Refusal).Customer);
        Assert.Equal(typeof(Refusal), Verify(story, Ingest, Mail, other).Refusal?.GetType());
        Assert.Null(Verify(story, Ana, Mail, story.State.Id).Refusal);
    }

    [Fact]
    public void Decide_IdentityOfAnotherHomeOfTheSameCustomer_IsDecidedThere()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        var other = Other([Known(Mail, Assurance.Claimed)]);
        var state = story.State with { OtherHomes = [other] };
        var decided = VerifyIdentity.Decide(state, Ana, new(Mail, "a code", other.Id), story.Identities, Start);
        Assert.Equal((other.Id, state), (decided.Result, decided.State));
        Assert.Empty(decided.Entries);
    }

    [Fact]
    public void Decide_ByRoleAndMethod()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Null(Verify(story, Ingest, Phone).Refusal);
        Assert.Equal(RefusalCode.Forbidden, Verify(story, Bot, Phone).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Verify(story, story.Mia(Phone), Phone).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Verify(story, new(Role.Bot, "other"), Phone).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, VerifyIdentity.Decide(new(CustomerId.New(Start)), Ana, new(Phone, "a code"), story.Identities, Start).Refusal?.Code);
        foreach (var method in new[] { "", " ", new string('x', 201), "a\ncode" })
        {
            Assert.Equal(["input", "method"], VerifyIdentity.Decide(story.State, Ana, new(Phone, method), story.Identities, Start).Refusal?.Path);
        }
    }

    private static LinkedIdentity Known(Identity identity, Assurance assurance) => new(identity, assurance, Start, ActorRef.Continuity);

    private static CustomerState Other(IReadOnlyList<LinkedIdentity> identities) =>
        new(CustomerId.New(Start)) { Version = 1, Profile = new() { Identities = identities } };

    private static Decision<CustomerId> Verify(Story story, Caller caller, Identity identity, CustomerId? holder = null) =>
        VerifyIdentity.Decide(story.State, caller, new(identity, "a code sent there", holder), story.Identities, story.Now);
}
