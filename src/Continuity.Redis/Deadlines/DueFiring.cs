using Continuity.Deadlines;
using Continuity.Redis.Commit;
using Continuity.Redis.Time;

namespace Continuity.Redis.Deadlines;

/// <summary>Settles what is due in a home: one commit, by the same way as every command.</summary>
internal sealed class DueFiring(CommandCommit commands, RecentRoster rosters, DeadlineRules rules, StoreTime time)
{
    /// <summary>Settles it.</summary>
    /// <param name="due">The home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When something falls due there next, or null for never.</returns>
    /// <exception cref="InvalidOperationException">What was due still is.</exception>
    public async Task<DateTimeOffset?> FireAsync(DueHome due, CancellationToken cancellationToken)
    {
        var roster = await rosters.ReadAsync(cancellationToken);
        var settled = await commands.CommitAsync(
            new(due.Home) { SettlesDue = true },
            (state, now) => SettleDue.Decide(state, roster, rules, now),
            Answer.Json<int>(),
            cancellationToken);
        var (now, next) = (time.Now(), NextDeadline.Of(settled.State));
        if (!settled.IsAccepted || settled.State.Id != due.Home || next?.ToUnixTimeMilliseconds() <= due.At)
        {
            throw new InvalidOperationException("What was due still is.");
        }

        if (settled.Value > 0)
        {
            DeadlineTelemetry.Settled(settled.Value, now - DateTimeOffset.FromUnixTimeMilliseconds(due.At));
        }

        return next;
    }
}
