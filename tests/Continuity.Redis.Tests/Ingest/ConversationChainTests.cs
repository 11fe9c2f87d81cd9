using Continuity.Customers;
using Continuity.Redis.Ingest;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Ingest;

public sealed class ConversationChainTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly CustomerId one = Sample.NewCustomer();
    private readonly CustomerId other = Sample.NewCustomer();

    [Fact]
    public void Read_WhatWriteMade_IsTheSame()
    {
        foreach (var chain in new[] { Chain(one), Chain(one, other, one) with { First = 7, EndTold = Nine.AddTicks(1) } })
        {
            var read = ConversationChain.Read(chain.Write());

            Assert.Equal((chain.First, chain.EndTold, chain.Write()), (read.First, read.EndTold, read.Write()));
            Assert.Equal(chain.Places, read.Places);
        }
    }

    [Theory]
    [InlineData(-10, 1)]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    [InlineData(119, 2)]
    [InlineData(600, 3)]
    public void At_ATime_IsTheLastSessionThatHadBegun(int minutes, int number) => Assert.Equal(number, Chain(one, one, one).At(Nine.AddMinutes(minutes)).Session.Number);

    [Fact]
    public void Candidates_OfEarlierSessions_HaveOnlyTheLastOfEachOtherHome()
    {
        Assert.Equal([1, 2, 3], Numbers(Chain(one, one, one), 0));
        Assert.Equal([3], Numbers(Chain(one, one, one), 600));
        Assert.Equal([2, 4], Numbers(Chain(one, one, other, other), 600));
        Assert.Equal([2, 3, 4], Numbers(Chain(one, one, other, other), 120));
        Assert.Equal([2, 3], Numbers(Chain(one, other, one), 600));
    }

    [Fact]
    public void With_MoreThanAreKept_LetsGoOfTheOldestAndCountsOn()
    {
        var chain = Chain([.. Enumerable.Repeat(one, ConversationChain.Kept)]);

        var after = chain.With(new(new(one, 99), Nine.AddDays(1)));

        Assert.Equal((2, ConversationChain.Kept, chain.Next + 1), (after.First, after.Places.Count, after.Next));
        Assert.Equal((2, 99), (after.Places[0].Session.Number, after.Newest.Session.Number));
    }

    [Fact]
    public void IsNewestOver_ItsEndWasToldBeforeItBegan_ButNeverOfTheFirst()
    {
        Assert.False(Chain(one, one).IsNewestOver);
        Assert.True((Chain(one, one) with { EndTold = Nine.AddMinutes(60) }).IsNewestOver);
        Assert.False((Chain(one, one) with { EndTold = Nine.AddMinutes(59) }).IsNewestOver);
        Assert.False((Chain(one) with { EndTold = Nine.AddMinutes(60) }).IsNewestOver);
    }

    private static IEnumerable<int> Numbers(ConversationChain chain, int minutes) => chain.Candidates(Nine.AddMinutes(minutes)).Select(static session => session.Number);

    /// <summary>Sessions of homes, an hour apart.</summary>
    private static ConversationChain Chain(params CustomerId[] homes) =>
        new(1, [.. homes.Select(static (home, i) => new ConversationPlace(new SessionId(home, i + 1), Nine.AddHours(i)))]);
}
