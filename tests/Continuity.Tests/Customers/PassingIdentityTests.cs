using Continuity.Customers;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

/// <summary>What passes from hand to hand (a recycled phone number, a shared browser) opens nothing that was proved by something else.</summary>
public class PassingIdentityTests
{
    private static readonly Identity Browser = new(IdentityKind.ChatVisitor, "browser");

    public static TheoryData<IdentityKind> Passing => [IdentityKind.Phone, IdentityKind.ChatVisitor];

    [Theory]
    [MemberData(nameof(Passing))]
    public void Decide_ProofOfWhatPassesOn_CountsAsClaimedWhereAnythingElseWasProved(IdentityKind kind)
    {
        var passing = kind == IdentityKind.Phone ? Phone : Browser;
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Verified(passing)]);
        Assert.All(story.State.Profile.Identities, linked => Assert.Equal(Assurance.Verified, linked.Assurance));

        Assert.Equal(Assurance.Claimed, story.Begin(Ingest, Channel.Phone, [Verified(passing)]).Session.Assurance);
        var access = ThreadAccess.Of(story.Mia(passing), story.State);
        Assert.False(access.Sees(story.State.Sessions[1]));
        Assert.True(access.Sees(story.State.Sessions[2]));
        Assert.False(access.SeesProfile);
    }

    [Fact]
    public void Decide_ProofOfTheOtherBesideIt_StandsForBoth()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Verified(Phone)]);
        Assert.Equal(Assurance.Verified, story.Begin(Ingest, Channel.Phone, [Verified(Phone), Verified(App)]).Session.Assurance);
    }

    [Fact]
    public void Decide_CustomerKnownByWhatPassesOnAlone_IsProvedByIt()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Verified(Phone)]);
        Assert.Equal(Assurance.Verified, story.Begin(Ingest, Channel.Phone, [Verified(Phone)]).Session.Assurance);
    }

    [Fact]
    public void Decide_NewOwnerOfANumberThatWasOnlyClaimed_SeesNothingProved()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Claimed(Phone)]).Begin(Ingest, Channel.Phone, [Verified(Phone)]);
        Assert.Equal(Assurance.Claimed, story.Session.Assurance);
        Assert.Equal(Assurance.Claimed, story.State.Profile.Identities.Single(linked => linked.Identity == Phone).Assurance);
    }
}
