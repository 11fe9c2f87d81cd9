using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class CustomerMatchTests
{
    private static readonly CustomerState Mia = Merged(Home(Earlier, Claimed(Phone)), Home(Later, Claimed(Mail)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_IdentityOfAnotherHome_IsNotLinkedAgain(bool atMerged)
    {
        var home = atMerged ? SeenFrom(Mia, Later) : Mia;
        var after = Start(home, Claimed(Phone), Claimed(Mail), Claimed(Crm));
        Assert.Equal(home.Profile.Identities.Select(linked => linked.Identity).Append(Crm), after.Profile.Identities.Select(linked => linked.Identity));
    }

    [Fact]
    public void Decide_KnownByAnotherHome_SaysWhichTheyCameBy()
    {
        Assert.Equal(Later, Started(Start(Mia, Claimed(Mail), Claimed(Crm))).CameBy);
        Assert.Null(Started(Start(Mia, Claimed(Phone), Claimed(Mail))).CameBy);
        Assert.Null(Started(Start(Mia)).CameBy);
        Assert.Null(Started(Start(Mia, Claimed(Crm))).CameBy);
    }

    [Fact]
    public void Decide_LimitOfAKind_CountsAllHomes()
    {
        var options = new IdentityOptions { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Email] = 1 } };
        var after = Start(Mia, options, Resolved([Claimed(Phone), Claimed(OtherMail)]));
        Assert.Equal([Phone], after.Profile.Identities.Select(linked => linked.Identity));
        Assert.Contains("1 more were not linked", Started(after).Match.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ProofOfAnIdentityOfAnotherHome_IsRaisedThere()
    {
        var after = Start(Mia, Verified(Mail));
        Assert.Equal(Assurance.Verified, Started(after).Assurance);
        Assert.Equal(Verified(Mail), Claim(Assert.Single(after.OtherHomes).Profile));
        Assert.Equal(Claimed(Phone), Claim(after.Profile));
    }

    [Fact]
    public void Decide_ProvedAtAnotherHome_IsNotOpenedByAClaimOfThisOne()
    {
        var proved = Merged(Home(Earlier, Claimed(Phone)), Home(Later, Verified(Mail)));
        Assert.Equal(Assurance.Claimed, Started(Start(proved, Verified(Phone))).Assurance);
        Assert.Equal(Assurance.Verified, Started(Start(proved, Verified(Mail), Verified(Phone))).Assurance);
    }

    [Fact]
    public void Decide_MergeUndoneMeanwhile_CountsAndLinksNothingOfTheOther()
    {
        var resolved = Resolved([Verified(Mail), Claimed(Phone)]) with { LinkedAt = new Dictionary<Identity, CustomerId> { [Mail] = Later, [Phone] = Earlier } };
        var after = Start(Mia with { OtherHomes = [] }, new(), resolved);
        Assert.Equal([Phone], after.Profile.Identities.Select(linked => linked.Identity));
        Assert.Equal((Assurance.Claimed, null), (Started(after).Assurance, Started(after).CameBy));
    }

    [Fact]
    public void Decide_HeldForAHome_IsLinkedThereOnly()
    {
        var resolved = Resolved([Claimed(Phone), Claimed(Crm)]) with { HeldAt = new Dictionary<Identity, CustomerId> { [Crm] = Later } };
        Assert.Equal([Phone], Start(Mia, new(), resolved).Profile.Identities.Select(linked => linked.Identity));
        Assert.Contains(Crm, Start(SeenFrom(Mia, Later), new(), resolved).Profile.Identities.Select(linked => linked.Identity));
    }

    [Fact]
    public void Decide_Suggestion_IsKeptWithTheSession()
    {
        var suggested = new SuggestedMerge(Latest, new(OtherMail, Assurance.Claimed, Story.Start, ActorRef.Continuity), "Why.");
        var after = Start(Mia, new(), Resolved([Claimed(Phone)]) with { Suggestions = [suggested], Rule = CustomerRule.MergeSuggested });
        var kept = Assert.Single(after.Profile.Suggestions);
        Assert.Equal((Latest, "Why.", Story.Start.AddDays(9)), (kept.Other, kept.Why, kept.At));
    }

    [Fact]
    public void Explanation_TellsAllOfItWithoutValues()
    {
        var resolved = Resolved([Verified(Mail), Claimed(Phone), Verified(Crm)]) with
        {
            Rule = CustomerRule.AutoMerged,
            OthersLeftAlone = true,
            Dropped = [new(IdentityKind.ChatVisitor, IdentityKind.AppUser), new(IdentityKind.AppUser, IdentityKind.AppUser), new(IdentityKind.AppUser, IdentityKind.AppUser)],
            NeverMatched = [IdentityKind.Phone],
            Merged = 1,
            SuggestedBefore = 2,
            Suggestions = [new(Latest, new(OtherMail, Assurance.Claimed, Story.Start, ActorRef.Continuity), "Why.")],
        };
        Assert.Equal(
            "They are known by an e-mail address and a phone number, proved to be theirs. What was given proved that 2 customers are one person, so they were merged. "
            + "Linked an id of another system that was new, proved to be theirs. "
            + "A chat visitor id was left out of the matching: one person would have more app user ids than they may. "
            + "2 app user ids were left out of the matching: one person would have more app user ids than they may. "
            + "A phone number was left out, for it tells nobody apart. "
            + "Another customer may be the same person: merging them was suggested. 2 other customers may be the same person, as had been suggested before. "
            + "Another customer has one of the identities given, and was left alone. "
            + "There was no ticket to go on with, so a new one was opened.",
            Started(Start(Mia, new(), resolved)).Match.Explanation);
    }

    private static ResolvedCustomer Resolved(params IReadOnlyList<IdentityClaim> claims) =>
        new(Earlier, claims.Count == 0 ? CustomerRule.Anonymous : CustomerRule.SingleMatch, claims, false);

    private static CustomerState Start(CustomerState home, params IReadOnlyList<IdentityClaim> claims) => Start(home, new(), Resolved(claims));

    private static CustomerState Start(CustomerState home, IdentityOptions options, ResolvedCustomer resolved) =>
        StartSession.Decide(home, Ingest, new(Channel.Chat, resolved, "1001", "general"), new(), options, Story.Start.AddDays(9)).State!;

    private static Session Started(CustomerState state) => state.Sessions[state.Profile.SessionCount];

    private static IdentityClaim Claim(CustomerProfile profile) => new(profile.Identities[0].Identity, profile.Identities[0].Assurance);
}
