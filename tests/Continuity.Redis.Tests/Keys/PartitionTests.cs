using Continuity.Customers;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Tests.Keys;

public sealed class PartitionTests
{
    /// <summary>Worked out apart from the code; another result would lose every customer.</summary>
    [Theory]
    [InlineData("00000000000000000000000000", 813)]
    [InlineData("01k9zzzzzzabcdefghjkmnpqrs", 814)]
    public void Of_AnId_NeverChanges(string id, int expected) => Assert.Equal(expected, Partition.Of(new CustomerId(id)).Number);

    [Fact]
    public void Of_ManyIds_SpreadsThemEvenly()
    {
        var counts = new int[Partition.Count];
        for (var i = 0; i < 100 * Partition.Count; i++)
        {
            counts[Partition.Of(CustomerId.New(DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(i))).Number]++;
        }

        Assert.InRange(counts.Min(), 40, 100);
        Assert.InRange(counts.Max(), 100, 170);
    }

    [Fact]
    public void Keys_OfOneHome_ShareThePartitionsTag()
    {
        var keys = new CustomerKeys(new CustomerId("01k9zzzzzzabcdefghjkmnpqrs"));

        Assert.All(
            new[] { keys.State, keys.Log, keys.Hint, keys.Partition.Outbox, keys.Partition.FirstAnswer(KeyDigest.Of("ana", "key")) },
            key => Assert.StartsWith(keys.Partition.Tag + ":", key, StringComparison.Ordinal));
        Assert.Matches("^\\{p[0-9]{4}\\}$", keys.Partition.Tag);
    }

    [Fact]
    public void Of_PartsDividedElsewhere_GiveAnotherDigest() => Assert.NotEqual(KeyDigest.Of("ab", "c"), KeyDigest.Of("a", "bc"));
}
