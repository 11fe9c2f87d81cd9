using Continuity.Redis.Deadlines;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Tests.Deadlines;

public class SharesTests
{
    private static readonly string[] Members = ["0F", "A1", "B2", "C3"];

    [Fact]
    public void Of_SeveralMembers_GiveEachPartitionToOneOfThem()
    {
        var shares = Members.Select(static member => Shares.Of(member, Members)).ToList();

        Assert.Equal(Enumerable.Range(0, Partition.Count), shares.SelectMany(static share => share).Order());
        Assert.All(shares, static share => Assert.InRange(share.Count, 192, 320));
    }

    [Fact]
    public void Of_MembersInAnotherOrder_IsTheSame() =>
        Assert.Equal(Shares.Of("B2", Members).Order(), Shares.Of("B2", [.. Members.Reverse()]).Order());

    [Fact]
    public void Of_OneMemberLess_MovesOnlyItsPartitions()
    {
        string[] left = ["0F", "A1", "C3"];
        var freed = Shares.Of("B2", Members);

        Assert.All(left, member =>
        {
            var (before, after) = (Shares.Of(member, Members), Shares.Of(member, left));
            Assert.Superset(before, after);
            Assert.Subset(freed, after.Except(before).ToHashSet());
        });
    }

    [Fact]
    public void Of_OneMember_IsEverything() => Assert.Equal(Partition.Count, Shares.Of("0F", ["0F"]).Count);
}
