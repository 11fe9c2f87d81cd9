using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class IdentityResolutionTests
{
    private static readonly CustomerId Earlier = CustomerId.New(Start);
    private static readonly CustomerId Later = CustomerId.New(Start.AddDays(1));

    [Fact]
    public void Resolve_NoIdentity_IsAnAnonymousNewCustomer() =>
        Assert.Equal((null, CustomerRule.Anonymous, 0), Short(IdentityResolution.Resolve([])));

    [Fact]
    public void Resolve_NoneKnown_IsANewCustomerWithAllOfThem() =>
        Assert.Equal((null, CustomerRule.NewCustomer, 2), Short(IdentityResolution.Resolve([new(Claimed(Phone), null), new(Claimed(Mail), null)])));

    [Fact]
    public void Resolve_KnownOnesLeadToOne_TakesItWithTheUnknown()
    {
        var resolved = IdentityResolution.Resolve([new(Claimed(Phone), null), new(Claimed(Mail), Later), new(Claimed(App), Later)]);
        Assert.Equal((Later, CustomerRule.SingleMatch, 3), Short(resolved));
        Assert.False(resolved.OthersLeftAlone);
    }

    [Fact]
    public void Resolve_TwoCustomers_TakesTheSurestAndLeavesTheOtherAlone()
    {
        var resolved = IdentityResolution.Resolve([new(Claimed(Phone), Earlier), new(Verified(Mail), Later), new(Claimed(App), null)]);
        Assert.Equal((Later, CustomerRule.SingleMatch, 2), Short(resolved));
        Assert.True(resolved.OthersLeftAlone);
        Assert.DoesNotContain(resolved.Claims, claim => claim.Identity == Phone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Resolve_TwoEquallySure_TakesTheOneSeenFirst(bool earlierFirst)
    {
        KnownClaim[] claims = [new(Claimed(Phone), Earlier), new(Claimed(Mail), Later)];
        Assert.Equal(Earlier, IdentityResolution.Resolve(earlierFirst ? claims : [.. claims.Reverse()]).Customer);
    }

    [Fact]
    public void Resolve_EmptyCustomers_CountOnlyWhereThereIsNoOther()
    {
        var beside = IdentityResolution.Resolve([new(Verified(Phone), Earlier, IsEmpty: true), new(Claimed(Mail), Later)]);
        Assert.Equal((Later, CustomerRule.SingleMatch, 2), Short(beside));
        Assert.False(beside.OthersLeftAlone);

        var alone = IdentityResolution.Resolve([new(Verified(Phone), Later, IsEmpty: true), new(Claimed(Mail), Earlier, IsEmpty: true)]);
        Assert.Equal((Earlier, CustomerRule.NewCustomer, 2), Short(alone));
    }

    [Fact]
    public void Resolve_TicketNamed_TakesItsCustomerWhateverTheIdentitiesSay()
    {
        var resolved = IdentityResolution.Resolve([new(Verified(Mail), Later), new(Claimed(Phone), null)], Earlier);
        Assert.Equal((Earlier, CustomerRule.ExplicitTicket, 1), Short(resolved));
        Assert.True(resolved.OthersLeftAlone);
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

    private static (CustomerId? Customer, CustomerRule Rule, int Claims) Short(ResolvedCustomer resolved) =>
        (resolved.Customer, resolved.Rule, resolved.Claims.Count);
}
