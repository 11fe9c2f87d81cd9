namespace Continuity.Redis.Deadlines;

/// <summary>How a process takes part in settling what falls due. Checked when the program starts.</summary>
public sealed record DeadlineOptions
{
    /// <summary>The most that <see cref="Lease"/> may be.</summary>
    internal static readonly TimeSpan LongestLease = TimeSpan.FromSeconds(30);

    /// <summary>How long a process that is not heard of keeps its share, 1 to 30 seconds; default 3 seconds. It says that it lives three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often each partition is looked at, 250 ms to 3 seconds, since nothing is ever set to fall due less than 5 seconds ahead; default 2 seconds.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>In how many homes what is due is settled at the same time, 1 to 512; default 32.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (Lease < TimeSpan.FromSeconds(1) || Lease > LongestLease)
        {
            yield return $"{nameof(Lease)} is {Lease}; it must be from 1 to 30 seconds.";
        }

        if (LookEvery < TimeSpan.FromMilliseconds(250) || LookEvery > TimeSpan.FromSeconds(3))
        {
            yield return $"{nameof(LookEvery)} is {LookEvery}; it must be from 250 milliseconds to 3 seconds.";
        }

        if (Concurrency is < 1 or > 512)
        {
            yield return $"{nameof(Concurrency)} is {Concurrency}; it must be from 1 to 512.";
        }
    }
}
