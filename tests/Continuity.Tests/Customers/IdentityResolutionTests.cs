using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class IdentityResolutionTests
{
    private static readonly IdentityOptions Options = new();

    [Fact]
    public void Resolve_NoIdentity_IsAnAnonymousNewCustomer() => Assert.Equal((null, CustomerRule.Anonymous, 0), Short(Resolve()));

    [Fact]
    public void Resolve_NoneKnown_IsANewCustomerWithAllOfThem() =>
        Assert.Equal((null, CustomerRule.NewCustomer, 2), Short(Resolve(Free(Claimed(Phone)), Free(Claimed(Mail)))));

    [Fact]
    public void Resolve_KnownOnesLeadToOne_TakesItWithTheUnknown()
    {
        var mia = Customer(Later, Claimed(Mail), Claimed(App));
        var resolved = Resolve(Free(Claimed(Phone)), Leads(Claimed(Mail), mia), Leads(Claimed(App), mia));
        Assert.Equal((Later, CustomerRule.SingleMatch, 3), Short(resolved));
        Assert.False(resolved.OthersLeftAlone);
        Assert.Equal([Later], resolved.LinkedAt.Values.Distinct());
        Assert.DoesNotContain(Phone, resolved.LinkedAt.Keys);
    }

    [Fact]
    public void Resolve_HomesOfOneCustomer_AreThatCustomerEach()
    {
        var mia = CustomerHomes.Of(Merged(Home(Earlier, Claimed(Phone)), Home(Later, Claimed(Mail))));
        var resolved = Resolve(Leads(Claimed(Mail), mia), Leads(Claimed(Phone), mia));
        Assert.Equal((Earlier, CustomerRule.SingleMatch, 2), Short(resolved));
        Assert.Equal((Earlier, Later), (resolved.LinkedAt[Phone], resolved.LinkedAt[Mail]));
    }

    [Theory]
    [InlineData(Assurance.Claimed, IdentityKind.Phone, Assurance.Verified, IdentityKind.Email)] // the surer one
    [InlineData(Assurance.Claimed, IdentityKind.Phone, Assurance.Claimed, IdentityKind.AppUser)] // the strong kind
    [InlineData(Assurance.Claimed, IdentityKind.External, Assurance.Claimed, IdentityKind.AppUser)] // the stronger one
    [InlineData(Assurance.Claimed, IdentityKind.Email, Assurance.Claimed, IdentityKind.Phone)] // the kind that comes first
    public void Resolve_TwoCustomers_TakesTheOneBehindTheIdentityThatCountsForMost(Assurance first, IdentityKind firstKind, Assurance second, IdentityKind secondKind)
    {
        IdentityClaim less = new(new(firstKind, "less"), first), more = new(new(secondKind, "more"), second);
        var resolved = Resolve(Leads(less, Customer(Earlier, Claimed(less.Identity))), Leads(more, Customer(Later, Claimed(more.Identity))));
        Assert.Equal((Later, CustomerRule.MergeSuggested, 1), Short(resolved));
        Assert.Equal([more], resolved.Claims);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Resolve_TwoThatCountTheSame_TakesTheOneSeenFirst(bool earlierFirst)
    {
        KnownClaim[] claims = [Leads(Claimed(Mail), Customer(Earlier, Claimed(Mail))), Leads(Claimed(OtherMail), Customer(Later, Claimed(OtherMail)))];
        Assert.Equal(Earlier, Resolve(earlierFirst ? claims : [.. claims.Reverse()]).Customer);
    }

    [Fact]
    public void Resolve_OptionsNameOtherStrongKinds_FollowsThem()
    {
        var options = new IdentityOptions { Strong = [IdentityKind.Email] };
        KnownClaim[] claims = [Leads(Claimed(App), Customer(Earlier, Claimed(App))), Leads(Claimed(Mail), Customer(Later, Claimed(Mail)))];
        Assert.Equal(Later, IdentityResolution.Resolve(claims, options).Customer);
    }

    [Fact]
    public void Resolve_EmptyCustomers_CountOnlyWhereThereIsNoOther()
    {
        var beside = Resolve(Empty(Verified(Phone), Earlier), Leads(Claimed(Mail), Customer(Later, Claimed(Mail))));
        Assert.Equal((Later, CustomerRule.SingleMatch, 2), Short(beside));
        Assert.False(beside.OthersLeftAlone);
        Assert.Empty(beside.Suggestions);

        Assert.Equal((Earlier, CustomerRule.NewCustomer, 2), Short(Resolve(Empty(Verified(Phone), Later), Empty(Claimed(Mail), Earlier))));
    }

    [Fact]
    public void Resolve_Named_TakesItsCustomerAndSuggestsTheOther()
    {
        var resolved = IdentityResolution.Resolve([Leads(Verified(Mail), Customer(Later, Verified(Mail))), Free(Claimed(Phone))], Options, Customer(Earlier, Claimed(App)));
        Assert.Equal((Earlier, CustomerRule.ExplicitTicket, 1), Short(resolved));
        Assert.Equal(Later, Assert.Single(resolved.Suggestions).Other);
        Assert.Empty(resolved.Merges);
    }

    [Fact]
    public void Resolve_SharedBrowser_DropsTheBrowserWhereSomebodyElseSignsIn()
    {
        var mia = Customer(Earlier, Verified(App), Claimed(Browser));

        var max = Resolve(Leads(Claimed(Browser), mia), Free(Verified(OtherApp)));
        Assert.Equal((null, CustomerRule.NewCustomer, 1), Short(max));
        Assert.Equal([new DroppedClaim(IdentityKind.ChatVisitor, IdentityKind.AppUser)], max.Dropped);

        var again = Resolve(Leads(Claimed(Browser), mia), Leads(Verified(OtherApp), Customer(Later, Verified(OtherApp))));
        Assert.Equal((Later, CustomerRule.SingleMatch, 1), Short(again));
        Assert.Empty(again.Merges);
        Assert.Empty(again.Suggestions);
        Assert.False(again.OthersLeftAlone);
    }

    [Fact]
    public void Resolve_StrongIdentitiesInConflict_DropsWhatCountsForLessAndNothingElse()
    {
        var mia = Customer(Earlier, Verified(App), Claimed(Phone), Verified(Mail));

        var resolved = Resolve(Leads(Verified(Mail), mia), Free(Claimed(OtherApp)), Leads(Claimed(Phone), mia), Free(Claimed(Browser)));
        Assert.Equal((Earlier, CustomerRule.SingleMatch, 3), Short(resolved));
        Assert.Equal([new DroppedClaim(IdentityKind.AppUser, IdentityKind.AppUser)], resolved.Dropped);
    }

    [Fact]
    public void Resolve_TwoOfAStrongKindForOnePerson_KeepsTheOneThatCountsForMore()
    {
        var resolved = Resolve(Free(Claimed(App)), Free(Verified(OtherApp)), Free(Claimed(Mail)));
        Assert.Equal([Verified(OtherApp), Claimed(Mail)], resolved.Claims);
        Assert.Single(resolved.Dropped);
    }

    [Fact]
    public void Resolve_CustomerOverALoweredLimit_IsStillFound()
    {
        var mia = Customer(Earlier, Verified(App), Verified(OtherApp));
        Assert.Equal((Earlier, CustomerRule.SingleMatch, 2), Short(Resolve(Leads(Verified(App), mia), Leads(Verified(OtherApp), mia))));
    }

    [Fact]
    public void Resolve_BothProved_MergesIntoTheOneSeenFirst()
    {
        var resolved = Resolve(Leads(Verified(Mail), Customer(Earlier, Verified(Mail))), Leads(Verified(App), Customer(Later, Verified(App))));
        Assert.Equal(Later, resolved.Customer);
        var merge = Assert.Single(resolved.Merges);
        Assert.Equal((Earlier, Later), (merge.Survivor, merge.Merged));
        Assert.Equal("One session proved an app user id of the one and an e-mail address of the other.", merge.Reason);
        Assert.Empty(resolved.Suggestions);
    }

    [Fact]
    public void Resolve_BothProvedButCouldNotBeMerged_SuggestsIt()
    {
        KnownClaim[] claims = [Leads(Verified(Mail), Customer(Earlier, Verified(Mail))), Leads(Verified(App), Customer(Later, Verified(App)))];
        var resolved = IdentityResolution.Resolve(claims, Options, notMerged: [(Earlier, Later)]);
        Assert.Empty(resolved.Merges);
        Assert.EndsWith("Both were proved, but they could not be merged.", Assert.Single(resolved.Suggestions).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_ProvedHereButOnlyClaimedThere_SuggestsIt()
    {
        // Max has proved something else; that Mail is his was only said.
        var max = Customer(Earlier, Verified(Phone), Claimed(Mail));
        var resolved = Resolve(Leads(Verified(Mail), max), Leads(Verified(App), Customer(Later, Verified(App))));
        Assert.Equal(CustomerRule.MergeSuggested, resolved.Rule);
        Assert.Empty(resolved.Merges);
        var suggestion = Assert.Single(resolved.Suggestions);
        Assert.Equal((Earlier, Mail, Assurance.Claimed), (suggestion.Other, suggestion.Shared.Identity, suggestion.Shared.Assurance));
        Assert.Equal("One session came with an app user id of the one and an e-mail address of the other. Not both were proved.", suggestion.Why);
    }

    [Fact]
    public void Resolve_BothProvedButStrongIdentitiesInConflict_SuggestsIt()
    {
        var resolved = Resolve(
            Leads(Verified(Mail), Customer(Earlier, Verified(Mail), Verified(App))), Leads(Verified(Phone), Customer(Later, Verified(Phone), Verified(OtherApp))));
        Assert.Empty(resolved.Merges);
        Assert.EndsWith("Together they would have more app user ids than one person may.", Assert.Single(resolved.Suggestions).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, CustomerRule.MergeSuggested, 1, false)]
    [InlineData(true, CustomerRule.SingleMatch, 0, true)]
    public void Resolve_SuggestedBefore_IsNotSuggestedAgain(bool dismissed, CustomerRule rule, int before, bool leftAlone)
    {
        // It is kept at a home that was merged into the customer since, and names one that was merged too.
        var kept = Suggested(Latest, Start) with { DismissedAt = dismissed ? Start : null };
        var home = Home(Later);
        var mia = CustomerHomes.Of(Merged(Home(Earlier, Verified(Mail)), home with { Profile = home.Profile with { Suggestions = [kept] } }));
        var other = CustomerHomes.Of(Merged(Home(CustomerId.New(Start.AddDays(3)), Claimed(Phone)), Home(Latest)));

        foreach (var claims in new[] { (Mia: Claimed(Mail), Other: Claimed(Phone)), (Mia: Verified(Mail), Other: Claimed(Phone)) })
        {
            var resolved = Resolve(Leads(claims.Mia, mia), Leads(claims.Other, other));
            Assert.Equal((rule, before, leftAlone), (resolved.Rule, resolved.SuggestedBefore, resolved.OthersLeftAlone));
            Assert.Empty(resolved.Suggestions);
        }
    }

    [Fact]
    public void Resolve_DismissedOnce_IsNotMergedEither()
    {
        var home = Home(Earlier, Verified(Mail));
        var mia = new CustomerHomes(home with { Profile = home.Profile with { Suggestions = [Suggested(Later, Start) with { DismissedAt = Start }] } }, []);
        var resolved = Resolve(Leads(Verified(Mail), mia), Leads(Verified(App), Customer(Later, Verified(App))));
        Assert.Empty(resolved.Merges);
        Assert.True(resolved.OthersLeftAlone);
    }

    [Fact]
    public void Resolve_HeldForAHomeAndNotLinkedYet_MayBeLinkedThereOnly()
    {
        var mia = Customer(Earlier, Claimed(Mail));
        var resolved = Resolve(Leads(Claimed(Mail), mia), new KnownClaim(Claimed(Phone), Earlier, mia));
        Assert.Equal([Mail], resolved.LinkedAt.Keys);
        Assert.Equal(Earlier, resolved.HeldAt[Phone]);
    }

    [Fact]
    public void Claims_Customer_IsWhoItsTokenSays()
    {
        var mia = new Caller(Role.Customer, "mia") { Identity = Verified(App) };
        Assert.Equal([Verified(App)], IdentityResolution.Claims(mia, []).Value!);
        Assert.Equal([Verified(App)], IdentityResolution.Claims(mia, [Claimed(App)]).Value!);
        Assert.Equal(RefusalCode.Forbidden, IdentityResolution.Claims(mia, [Claimed(Mail)]).Refusal?.Code);
        var claimed = mia with { Identity = Claimed(App) };
        Assert.Equal(RefusalCode.Forbidden, IdentityResolution.Claims(claimed, [Verified(App)]).Refusal?.Code);
    }

    [Fact]
    public void Claims_Bot_ClaimsAtMost()
    {
        Assert.Single(IdentityResolution.Claims(Bot, [Claimed(Mail)]).Value!);
        Assert.Equal(RefusalCode.Forbidden, IdentityResolution.Claims(Bot, [Verified(Mail)]).Refusal?.Code);
    }

    [Fact]
    public void Claims_SameIdentityTwice_CountsOnceAndAsTheSurer() =>
        Assert.Equal([Verified(Mail)], IdentityResolution.Claims(Ingest, [Claimed(Mail), Verified(Mail)]).Value!);

    [Fact]
    public void Claims_TooMany_AreRefused() =>
        Assert.Equal(
            RefusalCode.Invalid,
            IdentityResolution.Claims(Ingest, [.. Enumerable.Range(0, 21).Select(i => Claimed(new(IdentityKind.External, $"{i}")))]).Refusal?.Code);

    private static ResolvedCustomer Resolve(params IReadOnlyList<KnownClaim> claims) => IdentityResolution.Resolve(claims, Options);

    private static KnownClaim Empty(IdentityClaim claim, CustomerId id) => new(claim, id, new(new CustomerState(id), []));

    private static (CustomerId? Customer, CustomerRule Rule, int Claims) Short(ResolvedCustomer resolved) =>
        (resolved.Customer, resolved.Rule, resolved.Claims.Count);
}
