using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Tests.Merging;

public sealed class ThreadPositionTests
{
    private static readonly CustomerId A = CustomerId.New(Story.Start);
    private static readonly CustomerId B = CustomerId.New(Story.Start.AddSeconds(1));
    private static readonly CustomerId C = CustomerId.New(Story.Start.AddSeconds(2));
    private static readonly CustomerId D = CustomerId.New(Story.Start.AddSeconds(3));

    [Fact]
    public void Within_OneHomeThatNothingWasMergedInto_IsTheSame() =>
        Assert.Equal([(A, 7)], Read(Place((A, 7)).Within(A, [])));

    [Fact]
    public void Within_HomesAllNamed_AreWhereItSaysWhateverTheMergesSay() =>
        Assert.Equal([(A, 7), (B, 2)], Read(Place((A, 7), (B, 2)).Within(A, [Merge(B, A, mergedLength: 5, intoLength: 9)])));

    [Fact]
    public void Within_OfTheSurvivorAlone_TheMergedHomeBeginsWhereItWasMerged() =>
        Assert.Equal([(A, 7), (B, 5)], Read(Place((A, 7)).Within(A, [Merge(B, A, mergedLength: 5, intoLength: 9)])));

    [Fact]
    public void Within_OfTheMergedHomeAlone_TheSurvivorBeginsWhereItWasMergedInto() =>
        Assert.Equal([(A, 9), (B, 3)], Read(Place((B, 3)).Within(A, [Merge(B, A, mergedLength: 5, intoLength: 9)])));

    [Fact]
    public void Within_OfTheLowestOfAChain_EachAboveBeginsWhereTheBranchWasMergedIntoIt() => Assert.Equal(
        [(A, 31), (B, 22), (C, 13), (D, 4)],
        Read(Place((D, 4)).Within(A, [Merge(D, C, 1, 13), Merge(C, B, 2, 22), Merge(B, A, 3, 31)])));

    [Fact]
    public void Within_OfTheMiddleOfAChain_AboveByTheBranchAndBelowByItsOwnMerge() => Assert.Equal(
        [(A, 31), (B, 8), (C, 2), (D, 1)],
        Read(Place((B, 8)).Within(A, [Merge(D, C, 1, 13), Merge(C, B, 2, 22), Merge(B, A, 3, 31)])));

    [Fact]
    public void Within_OfASibling_TheOtherBeginsWhereItWasMerged() => Assert.Equal(
        [(A, 9), (B, 3), (C, 6)],
        Read(Place((B, 3)).Within(A, [Merge(B, A, 5, 9), Merge(C, A, 6, 12)])));

    [Fact]
    public void Within_OfTwoSiblingsWithoutTheSurvivor_TheSurvivorBeginsAtTheEarlierMerge()
    {
        MergeRecord[] merges = [Merge(B, A, 5, 12), Merge(C, A, 6, 9)];

        Assert.Equal([(A, 9), (B, 3), (C, 4)], Read(Place((B, 3), (C, 4)).Within(A, merges)));
    }

    [Fact]
    public void Within_AfterAnUndo_TheHomesThatAreNoLongerOfTheCustomerAreLeftOut()
    {
        var together = Place((A, 7), (B, 2), (C, 3));

        Assert.Equal([(A, 7), (C, 3)], Read(together.Within(A, [Merge(C, A, 1, 1)])));
        Assert.Equal([(B, 2)], Read(together.Within(B, [])));
    }

    [Fact]
    public void Within_MergedAgainAfterAnUndo_BeginsAtTheNewMergeUnlessItIsNamed()
    {
        MergeRecord[] again = [Merge(B, A, mergedLength: 15, intoLength: 20, number: 2)];

        Assert.Equal([(A, 18), (B, 15)], Read(Place((A, 18)).Within(A, again)));
        Assert.Equal([(A, 18), (B, 11)], Read(Place((A, 18), (B, 11)).Within(A, again)));
    }

    [Fact]
    public void Within_MergedTheOtherWayRoundAfterAnUndo_ReadsByTheNewMerge() =>
        Assert.Equal([(A, 20), (B, 4)], Read(Place((B, 4)).Within(B, [Merge(A, B, mergedLength: 20, intoLength: 15)])));

    [Fact]
    public void Within_NoneOfTheHomes_IsNoPlaceOfTheThread() =>
        Assert.Null(Place((C, 1), (D, 2)).Within(A, [Merge(B, A, 5, 9)]));

    [Fact]
    public void With_ALaterPlace_KeepsWhatThatDoesNotName() =>
        Assert.Equal([(A, 8), (B, 5), (C, 1)], Read(Place((A, 7), (B, 5)).With(Place((A, 8), (C, 1)))));

    [Fact]
    public void With_MoreHomesThanAPlaceMayName_IsTheLaterPlace()
    {
        var many = ThreadPosition.Of(Enumerable.Range(0, ThreadPosition.MaximumHomes).Select(static n => KeyValuePair.Create(CustomerId.New(Story.Start.AddDays(n)), n)));

        Assert.Equal([(A, 8)], Read(many.With(Place((A, 8)))));
        Assert.Equal(many.Homes, Place((A, 8)).With(many).Homes);
    }

    private static ThreadPosition Place(params (CustomerId Home, int Entries)[] homes) =>
        ThreadPosition.Of(homes.Select(static home => KeyValuePair.Create(home.Home, home.Entries)));

    private static MergeRecord Merge(CustomerId merged, CustomerId into, int mergedLength, int intoLength, int number = 1) =>
        new(new(merged, number), into, Story.Start, ActorRef.Agent("ana"), "One person.", mergedLength, intoLength);

    private static IEnumerable<(CustomerId Home, int Entries)> Read(ThreadPosition? position)
    {
        Assert.NotNull(position);
        return position.Homes.Select(static home => (home.Key, home.Value));
    }
}
