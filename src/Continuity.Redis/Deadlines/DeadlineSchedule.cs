using Continuity.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Threads;

namespace Continuity.Redis.Deadlines;

/// <summary>
/// What is known to fall due soon in the share of a process. Homes are given out in the order of time over all partitions, each to one at a time: what falls due
/// later than is known of some partition waits until that one was looked at further. It holds some pages a partition, however much is due, and beside them what can't be settled.
/// </summary>
/// <param name="time">The clock of those who wait for the bells.</param>
internal sealed class DeadlineSchedule(TimeProvider time)
{
    /// <summary>How many homes that are not known a look asks for.</summary>
    public const int Page = 64;

    /// <summary>In how many turns each partition is looked at once.</summary>
    public const int Turns = 8;

    private const int MostKnown = 200;
    private const long FirstPauseMs = 1_000;
    private const long LongestPauseMs = 60_000;

    private readonly Lock gate = new();
    private readonly ScheduleLine?[] lines = new ScheduleLine?[Partition.Count];
    private readonly PriorityQueue<ScheduledHome, long> queue = new();
    private readonly Dictionary<CustomerId, ScheduledHome> homes = [];

    /// <summary>Rung when a partition is to be looked at now.</summary>
    public Bell Looks { get; } = new(time);

    /// <summary>Rung when something may have come up that is due.</summary>
    public Bell Firings { get; } = new(time);

    /// <summary>The partitions of the share.</summary>
    public IReadOnlyList<Partition> Share
    {
        get
        {
            lock (gate)
            {
                return [.. lines.OfType<ScheduleLine>().Select(static line => line.Partition)];
            }
        }
    }

    /// <summary>How many partitions of the share can't be reached.</summary>
    public int Away
    {
        get
        {
            lock (gate)
            {
                return lines.Count(static line => line is { IsAway: true });
            }
        }
    }

    /// <summary>Takes over the partitions of a share, and lets go of all others.</summary>
    public void Take(HashSet<int> share)
    {
        lock (gate)
        {
            for (var number = 0; number < lines.Length; number++)
            {
                if (lines[number] is { } line && !share.Contains(number))
                {
                    line.IsGone = true;
                    lines[number] = null;
                }
                else if (lines[number] is null && share.Contains(number))
                {
                    lines[number] = new(new(number));
                }
            }

            foreach (var home in homes.Values.Where(static home => home.Line.IsGone && !home.IsFiring).ToList())
            {
                Drop(home);
            }
        }

        Looks.Ring();
    }

    /// <summary>Which partitions are to be looked at: those whose turn it is, those that are wanted, and at every turn those that can't be reached.</summary>
    /// <param name="turn">Whose turn it is, from 0; null where it is nobody's.</param>
    public IReadOnlyList<Look> Next(int? turn)
    {
        lock (gate)
        {
            var next = new List<Look>();
            foreach (var line in lines)
            {
                if (line is { IsLookedAt: false } && (line.IsWanted || line.Partition.Number % Turns == turn || (line.IsAway && turn is not null)))
                {
                    (line.IsLookedAt, line.IsWanted) = (true, false);
                    line.SettledMeanwhile.Clear();
                    next.Add(new(line, line.Skip, Page + Math.Min(line.Known, MostKnown)));
                }
            }

            return next;
        }
    }

    /// <summary>Takes in what a look has found.</summary>
    /// <param name="look">The look.</param>
    /// <param name="found">The homes, earliest first.</param>
    /// <param name="until">Up to when it has looked (ms).</param>
    public void Found(Look look, IReadOnlyList<DueHome> found, long until)
    {
        lock (gate)
        {
            var line = look.Line;
            (line.IsLookedAt, line.IsAway) = (false, false);
            if (line.IsGone)
            {
                return;
            }

            var isNew = false;
            foreach (var due in found)
            {
                isNew |= !line.SettledMeanwhile.Contains(due.Home) && Add(line, due);
            }

            // Where a page holds only homes that can't be settled, the next look passes over it, and meanwhile the order is given up rather than the others held up.
            var isFull = found.Count >= look.Most;
            line.HasMore = isFull && (isNew || line.Waiting > Page / 2);
            line.Reach = line.HasMore ? found[^1].At : until;
            if (isFull && !line.HasMore)
            {
                (line.Skip, line.IsWanted) = (look.Skip + found.Count, true);
                Looks.Ring();
            }
            else if (!isFull)
            {
                line.Skip = 0;
            }

            WantMore(line);
        }

        Firings.Ring();
    }

    /// <summary>A look has failed.</summary>
    public void Missed(Look look)
    {
        lock (gate)
        {
            (look.Line.IsLookedAt, look.Line.IsAway) = (false, true);
        }

        // Others need not wait for what may be due there.
        Firings.Ring();
    }

    /// <summary>Gives out the home in which something is due first.</summary>
    /// <param name="now">The time (ms).</param>
    /// <param name="wait">How long there will be nothing (ms), unless the bell is rung; null for until it is.</param>
    /// <returns>The home, to be given back; null where nothing is due now.</returns>
    public ScheduledHome? TryTake(long now, out long? wait)
    {
        lock (gate)
        {
            wait = null;
            while (queue.TryPeek(out var home, out var at))
            {
                if (home.IsDropped)
                {
                    queue.Dequeue();
                }
                else if (home.Line.IsAway)
                {
                    // It is found again by the look that succeeds.
                    queue.Dequeue();
                    Drop(home);
                }
                else if (at > now)
                {
                    wait = at - now;
                    return null;
                }
                else if (at > Reach())
                {
                    return null;
                }
                else
                {
                    queue.Dequeue();
                    home.IsFiring = true;
                    home.Line.Waiting -= home.Failures == 0 ? 1 : 0;
                    WantMore(home.Line);
                    return home;
                }
            }

            return null;
        }
    }

    /// <summary>Takes a home back that was settled.</summary>
    /// <param name="home">The home.</param>
    /// <param name="next">When something falls due there next (ms), where that is soon; else null.</param>
    public void Settled(ScheduledHome home, long? next)
    {
        lock (gate)
        {
            var line = home.Line;
            if (line.IsLookedAt)
            {
                line.SettledMeanwhile.Add(home.Id);
            }

            Drop(home);
            if (next is { } at && !line.IsGone)
            {
                Add(line, new(home.Id, at));
                Firings.Ring();
            }
        }
    }

    /// <summary>
    /// Takes a home back that could not be settled; it is given out again after a while, twice as long each time, up to a minute. Where the store could not be reached, that is
    /// no fault of the home's: it is found again by the next look that succeeds.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="now">The time (ms).</param>
    /// <param name="isAway">Whether the store could not be reached.</param>
    public void Failed(ScheduledHome home, long now, bool isAway)
    {
        lock (gate)
        {
            if (home.Line.IsGone || isAway)
            {
                home.Line.IsAway |= isAway;
                Drop(home);
            }
            else
            {
                home.IsFiring = false;
                home.Failures++;
                queue.Enqueue(home, now + Math.Min(LongestPauseMs, FirstPauseMs << Math.Min(home.Failures - 1, 10)));
            }
        }

        Firings.Ring();
    }

    private bool Add(ScheduleLine line, DueHome due)
    {
        if (homes.TryGetValue(due.Home, out var known))
        {
            if (known.IsFiring || known.Failures > 0 || known.At == due.At)
            {
                return false;
            }

            Drop(known);
        }

        var home = new ScheduledHome(line, due);
        homes.Add(home.Id, home);
        line.Known++;
        line.Waiting++;
        queue.Enqueue(home, home.At);
        return known is null;
    }

    private void Drop(ScheduledHome home)
    {
        if (home.IsDropped)
        {
            return;
        }

        home.IsDropped = true;
        home.Line.Known--;
        home.Line.Waiting -= !home.IsFiring && home.Failures == 0 ? 1 : 0;
        homes.Remove(home.Id);
    }

    /// <summary>The next page is read before the last one is used up.</summary>
    private void WantMore(ScheduleLine line)
    {
        if (line.HasMore && line.Waiting <= Page / 2)
        {
            (line.IsWanted, line.HasMore) = (true, false);
            Looks.Ring();
        }
    }

    /// <summary>Up to when all that falls due is known, of every partition that can be reached.</summary>
    private long Reach()
    {
        var reach = long.MaxValue;
        foreach (var line in lines)
        {
            if (line is { IsAway: false } && line.Reach < reach)
            {
                reach = line.Reach;
            }
        }

        return reach;
    }
}
