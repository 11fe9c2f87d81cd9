using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Tickets;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Staff;

/// <summary>
/// Lets others take over what agents who have left had a part in: one commit for each home. Any process may do it, and several at once; what is done stays done, and it goes on until
/// nothing is listed any more.
/// </summary>
public sealed partial class Reassignment
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);
    private static readonly Answer<int> None = Answer.Json<int>();
    private readonly IRedisCalls redis;
    private readonly RosterReader roster;
    private readonly RosterChanges changes;
    private readonly Lazy<CommandCommit> commands;
    private readonly ILogger<Reassignment> log;

    internal Reassignment(IRedisCalls redis, RosterReader roster, RosterChanges changes, Lazy<CommandCommit> commands, ILogger<Reassignment> log) =>
        (this.redis, this.roster, this.changes, this.commands, this.log) = (redis, roster, changes, commands, log);

    /// <summary>Reassigns what an agent who has left had a part in, in the background; waits for it a little. Where it fails, it is tried again until it is done.</summary>
    /// <param name="agent">The subject of the agent's token.</param>
    public Task BeginAsync(string agent) => Task.WhenAny(TryAsync(agent), Task.Delay(Courtesy));

    /// <summary>Goes through all agents who have left and of whom something may still be listed. What can't be reassigned holds up nothing else; at the end it throws the first fault.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var left = (await roster.ReadAsync(cancellationToken)).Members.Values.Where(static member => member is { LeftAt: not null, ReassignedAt: null });
        await Sweep.EachAsync(left, 1, (member, token) => ReassignAsync(member.Id, token), cancellationToken);
    }

    /// <summary>Reassigns what an agent who has left is listed with; where nothing is, it is noted that they are done with.</summary>
    internal async Task ReassignAsync(string agent, CancellationToken cancellationToken)
    {
        var listed = await TicketIndex.AllAsync(redis, new StaffKeys(agent).Parts, cancellationToken);
        if (listed.Count == 0)
        {
            await changes.ChangeAsync(
                (before, now) => before.Find(agent) is { LeftAt: not null, ReassignedAt: null } left ? before.With(left with { ReassignedAt = now }) : before, cancellationToken);
            return;
        }

        await Sweep.EachAsync(
            listed.GroupBy(static ticket => ticket.Home, static ticket => ticket.Number), AtOnce, (home, token) => ReassignAsync(home.Key, [.. home], token), cancellationToken);
    }

    /// <summary>Reassigns tickets of a home, as far as agents who have left have a part in them.</summary>
    internal async Task ReassignAsync(CustomerId home, IReadOnlyList<int> tickets, CancellationToken cancellationToken)
    {
        var staff = await roster.ReadAsync(cancellationToken);
        await commands.Value.CommitAsync(new CommitRequest(home) { Tickets = tickets }, (state, now) => ReassignLeft.Decide(state, staff, now), None, cancellationToken);
    }

    private async Task TryAsync(string agent)
    {
        try
        {
            await ReassignAsync(agent, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLater(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What an agent who has left had a part in could not all be reassigned; it is tried again in seconds.")]
    private partial void LogLater(Exception fault);
}
