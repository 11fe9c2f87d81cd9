using Continuity.Customers;
using Continuity.Redis.Deadlines;

namespace Continuity.Redis.Tests.Deadlines;

public class DeadlineScheduleTests
{
    private readonly DeadlineSchedule schedule = new(TimeProvider.System);

    [Fact]
    public void TryTake_HomesOfSeveralPartitions_AreInOrderOfTime()
    {
        var looks = Taken(1, 2);
        schedule.Found(looks[0], [Due("a", 10), Due("c", 30)], 100);
        schedule.Found(looks[1], [Due("b", 20), Due("d", 40)], 100);

        Assert.Equal(["a", "b", "c"], TakeAll(now: 35));
        Assert.Null(schedule.TryTake(35, out var wait));
        Assert.Equal(5, wait);
    }

    [Fact]
    public void TryTake_APartitionThatWasNotLookedAt_HoldsLaterOnesUp()
    {
        var looks = Taken(1, 2);
        schedule.Found(looks[0], [Due("b", 20)], 100);

        Assert.Empty(TakeAll(now: 50));

        schedule.Found(looks[1], [Due("a", 10)], 100);
        Assert.Equal(["a", "b"], TakeAll(now: 50));
    }

    [Fact]
    public void TryTake_APartitionThatCantBeReached_HoldsNobodyUp()
    {
        var looks = Taken(1, 2);
        schedule.Found(looks[0], [Due("b", 20)], 100);
        schedule.Missed(looks[1]);

        Assert.Equal(["b"], TakeAll(now: 50));
        Assert.Equal(1, schedule.Away);
    }

    [Fact]
    public void TryTake_MoreThanAPage_WaitsForTheNextPageOfThatPartition()
    {
        var looks = Taken(1, 2);
        schedule.Found(looks[0], [.. Enumerable.Range(0, looks[0].Most).Select(static i => Due($"one{i}", i))], 1_000);
        schedule.Found(looks[1], [Due("late", 500)], 1_000);

        Assert.Equal(looks[0].Most, TakeAll(now: 1_000).Count);

        var again = Assert.Single(schedule.Next(null));
        Assert.Equal(1, again.Line.Partition.Number);
        schedule.Found(again, [Due("next", 400)], 1_000);
        Assert.Equal(["next", "late"], TakeAll(now: 1_000));
    }

    [Fact]
    public void TryTake_AHomeThatIsBeingSettled_IsNotGivenOutTwice()
    {
        var look = Taken(1)[0];
        schedule.Found(look, [Due("a", 10)], 100);
        var home = schedule.TryTake(50, out _)!;

        var again = schedule.Next(1)[0];
        schedule.Found(again, [Due("a", 10)], 100);
        Assert.Empty(TakeAll(now: 50));

        // Nor when a look that was under way while it was settled says so.
        again = schedule.Next(1)[0];
        schedule.Settled(home, null);
        schedule.Found(again, [Due("a", 10)], 100);
        Assert.Empty(TakeAll(now: 50));
    }

    [Fact]
    public void Settled_SomethingFallsDueSoonAgain_IsGivenOutThen()
    {
        var look = Taken(1)[0];
        schedule.Found(look, [Due("a", 10)], 100);

        schedule.Settled(schedule.TryTake(50, out _)!, 60);

        Assert.Empty(TakeAll(now: 59));
        Assert.Equal(["a"], TakeAll(now: 60));
    }

    [Fact]
    public void Failed_AHome_IsGivenOutAgainAfterPausesThatGrowToAMinute()
    {
        var (look, now, pauses) = (Taken(1)[0], 50L, new List<long>());
        schedule.Found(look, [Due("a", 10)], long.MaxValue);
        for (var i = 0; i < 8; i++)
        {
            schedule.Failed(schedule.TryTake(now, out _)!, now, isAway: false);
            Assert.Null(schedule.TryTake(now, out var wait));
            pauses.Add(wait!.Value);
            now += wait.Value;
        }

        Assert.Equal([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000], pauses);
    }

    [Fact]
    public void Failed_AHome_HoldsNobodyUp()
    {
        var look = Taken(1)[0];
        schedule.Found(look, [Due("bad", 10), Due("good", 20)], 100);

        schedule.Failed(schedule.TryTake(50, out _)!, 50, isAway: false);

        Assert.Equal(["good"], TakeAll(now: 50));
    }

    [Fact]
    public void Failed_PagesOfHomes_HoldNobodyUp()
    {
        var all = Enumerable.Range(0, 150).Select(static i => Due($"bad{i}", i)).Append(Due("good", 2_000)).ToList();
        var given = new List<string>();
        for (var look = Taken(1)[0]; ; look = schedule.Next(1)[0])
        {
            // All are still there, the bad ones first, as a look at the store would find them.
            schedule.Found(look, [.. all.Take(look.Most)], 10_000);
            while (schedule.TryTake(5_000, out _) is { } home)
            {
                given.Add(home.Id.Value);
                schedule.Failed(home, 5_000, isAway: false);
            }

            if (look.Most > all.Count)
            {
                break;
            }
        }

        Assert.Equal(all.Select(static due => due.Home.Value), given);
    }

    [Fact]
    public void Failed_MoreHomesThanAreKept_HoldNobodyBehindThemUp()
    {
        var all = Enumerable.Range(0, 1_000).Select(static i => Due($"bad{i}", i)).Append(Due("good", 2_000)).ToList();
        var given = new List<string>();
        for (var look = Taken(1)[0]; ; look = Assert.Single(schedule.Next(null)))
        {
            // All are still there; no turn is waited for.
            schedule.Found(look, [.. all.Skip(look.Skip).Take(look.Most)], 10_000);
            while (schedule.TryTake(5_000, out _) is { } home)
            {
                given.Add(home.Id.Value);
                schedule.Failed(home, 5_000, isAway: false);
            }

            if (given.Contains("good"))
            {
                break;
            }
        }

        Assert.Equal(all.Select(static due => due.Home.Value), given);
        Assert.Equal(0, schedule.Next(1)[0].Skip);
    }

    [Fact]
    public void Failed_TheStoreIsAway_TriesNothingThereUntilALookSucceeds()
    {
        var look = Taken(1)[0];
        schedule.Found(look, [Due("a", 10), Due("b", 20)], 100);

        schedule.Failed(schedule.TryTake(50, out _)!, 50, isAway: true);
        Assert.Empty(TakeAll(now: 50));
        Assert.Equal(1, schedule.Away);

        look = Assert.Single(schedule.Next(5));
        schedule.Found(look, [Due("a", 10), Due("b", 20)], 100);
        Assert.Equal(["a", "b"], TakeAll(now: 50));
    }

    [Fact]
    public void TryTake_ACrowdThatIsTakenSlowly_StaysInOrder()
    {
        var crowd = Enumerable.Range(0, 600).Select(static i => Due($"one{i}", i)).ToList();
        var (look, other) = Taken(1, 2) is [var first, var second] ? (first, second) : default;
        schedule.Found(other, [Due("late", 5_000)], 10_000);
        for (var turn = 0; turn < 6; turn++, look = schedule.Next(1)[0])
        {
            schedule.Found(look, [.. crowd.Take(look.Most)], 10_000);
        }

        // As many as are kept of a partition; the rest of the crowd comes before the late one.
        Assert.Equal(crowd.Take(look.Most).Select(static due => due.Home.Value), TakeAll(now: 10_000));
    }

    [Fact]
    public void Take_ASmallerShare_LetsGoOfWhatWaitsInTheRest()
    {
        var looks = Taken(1, 2);
        schedule.Found(looks[0], [Due("a", 10)], 100);
        schedule.Found(looks[1], [Due("b", 20)], 100);

        schedule.Take([2]);

        Assert.Equal(["b"], TakeAll(now: 50));
    }

    [Fact]
    public void Next_APartitionThatCantBeReached_IsOfEveryTurn()
    {
        var look = Taken(1)[0];
        schedule.Missed(look);

        Assert.Empty(schedule.Next(null));
        Assert.Equal(1, Assert.Single(schedule.Next(5)).Line.Partition.Number);
        Assert.Empty(schedule.Next(6));
    }

    [Fact]
    public void Next_ATurn_IsOfAnEighthOfTheShare()
    {
        Taken([.. Enumerable.Range(0, 1024)]).ToList().ForEach(look => schedule.Found(look, [], 100));

        var turns = Enumerable.Range(0, DeadlineSchedule.Turns).Select(turn => schedule.Next(turn)).ToList();

        Assert.All(turns, static looks => Assert.Equal(128, looks.Count));
        Assert.Equal(Enumerable.Range(0, 1024), turns.SelectMany(static looks => looks).Select(static look => look.Line.Partition.Number).Order());
    }

    private static DueHome Due(string home, long at) => new(new CustomerId(home), at);

    private IReadOnlyList<Look> Taken(params int[] share)
    {
        schedule.Take([.. share]);
        return schedule.Next(null);
    }

    private IReadOnlyList<string> TakeAll(long now)
    {
        var homes = new List<string>();
        while (schedule.TryTake(now, out _) is { } home)
        {
            homes.Add(home.Id.Value);
        }

        return homes;
    }
}
