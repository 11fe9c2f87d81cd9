using Continuity.Redis.Staff;
using Continuity.Redis.Time;
using Continuity.Staff;

namespace Continuity.Redis.Deadlines;

/// <summary>The roster as it was a moment ago at most: homes that are settled at about the same time share one reading of it.</summary>
internal sealed class RecentRoster(RosterReader reader, StoreTime time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private Task<Roster>? last;
    private long begunAt;

    /// <summary>Reads it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Roster> ReadAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (last is null || last.IsFaulted || time.GetElapsedTime(begunAt) > Moment)
            {
                begunAt = time.GetTimestamp();
                last = reader.ReadAsync(CancellationToken.None);
            }

            return last.WaitAsync(cancellationToken);
        }
    }
}
