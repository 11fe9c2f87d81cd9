using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Staff;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Privacy;

/// <summary>Erases customers. The first commit decides it; what it leaves to do is done at once, or, after a crash, by <see cref="ErasureSweep"/>.</summary>
public sealed partial class Erasures
{
    private const int AtOnce = 4;
    private const int InTurn = 20;

    /// <summary>How long the caller waits for the rest. Nobody sees anything of the person meanwhile.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(10);

    /// <summary>How long others leave a home to the one who has it in hand.</summary>
    private static readonly TimeSpan InHand = TimeSpan.FromSeconds(30);

    private readonly IRedisCalls redis;
    private readonly Lazy<CommandCommit> commands;
    private readonly MergeSettlement merges;
    private readonly HomeEraser eraser;
    private readonly RosterReader roster;
    private readonly StoreTime time;
    private readonly ILogger<Erasures> log;

    internal Erasures(IRedisCalls redis, Lazy<CommandCommit> commands, MergeSettlement merges, HomeEraser eraser, RosterReader roster, StoreTime time, ILogger<Erasures> log) =>
        (this.redis, this.commands, this.merges, this.eraser, this.roster, this.time, this.log) = (redis, commands, merges, eraser, roster, time, log);

    /// <summary>Erases a customer, with all their merged homes.</summary>
    /// <param name="customer">The customer, by any of their homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Why, and whether what is owed is waived.</param>
    /// <param name="cancellationToken">Ends the wait, not the erasure.</param>
    /// <returns>The customer; or NOT_FOUND, FORBIDDEN, INVALID, OBLIGATION_OPEN or WRONG_STATE.</returns>
    public async Task<Committed<CustomerId>> EraseAsync(CustomerId customer, Caller caller, EraseCustomerCommand command, CancellationToken cancellationToken)
    {
        var agents = await roster.ReadAsync(cancellationToken);
        var done = await CommitAsync(customer, (state, now) => EraseCustomer.Decide(state, caller, command, agents, now), cancellationToken);
        if (done.IsAccepted)
        {
            await Task.WhenAny(TryAsync(done.State), Task.Delay(Courtesy, cancellationToken));
        }

        return done;
    }

    /// <summary>Does the rest of the erasures that nobody has in hand.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        var waiting = await redis.SortedSetRangeByScoreAsync(SystemKeys.Erasures, double.NegativeInfinity, time.Now().ToUnixTimeMilliseconds(), 0, InTurn, cancellationToken);
        await Sweep.EachAsync(waiting.Select(static one => new CustomerId((string)one.Element!)), AtOnce, FinishAsync, cancellationToken);
    }

    /// <summary>Decides on an erasure and commits it at the survivor; where the customer has several homes, on what they are while all are held.</summary>
    /// <param name="customer">The customer, by any of their homes.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="cancellationToken">Ends the wait, and lets go what is held.</param>
    internal async Task<Committed<CustomerId>> CommitAsync(CustomerId customer, Func<CustomerState, DateTimeOffset, Decision<CustomerId>> decide, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var hold = new ErasureHold(Guid.NewGuid().ToString("N"), time.Now() + HoldHomes.Longest);
            var waits = false;
            var begun = await AtSurvivorAsync(
                customer,
                (state, now) => (waits = HoldHomes.InForce(state, now) is not null) ? Decision.Accept(state.Id, state) : HoldHomes.Begin(state, decide(state, now), hold),
                cancellationToken);
            if (!waits && begun.State.Profile.ErasureHold != hold)
            {
                return begun;
            }

            if (!waits && await AtHeldAsync(begun.State, decide, hold, cancellationToken) is { } done)
            {
                return done;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    internal async Task FinishAsync(CustomerId home, CancellationToken cancellationToken)
    {
        await redis.SortedSetAddAsync(SystemKeys.Erasures, home.Value, (time.Now() + InHand).ToUnixTimeMilliseconds(), cancellationToken);
        if (await eraser.EraseAsync(home, cancellationToken))
        {
            await redis.SortedSetRemoveAsync(SystemKeys.Erasures, [home.Value], cancellationToken);
        }
    }

    /// <summary>Does the rest of one erasure, at all homes.</summary>
    /// <param name="survivor">The survivor's home.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task FinishAllAsync(CustomerState survivor, CancellationToken cancellationToken)
    {
        await merges.SettleAsync(survivor.Id, cancellationToken);
        await Sweep.EachAsync([survivor.Id, .. survivor.Profile.Merges.Select(static merge => merge.Id.Merged)], AtOnce, FinishAsync, cancellationToken);
    }

    /// <summary>Null where the homes could not all be held until it was decided.</summary>
    private async Task<Committed<CustomerId>?> AtHeldAsync(
        CustomerState survivor, Func<CustomerState, DateTimeOffset, Decision<CustomerId>> decide, ErasureHold hold, CancellationToken cancellationToken)
    {
        CustomerId[] merged = [.. survivor.OtherHomes.Select(static home => home.Id)];
        var (held, erased) = (false, false);
        try
        {
            await HoldAsync(merged, hold, cancellationToken);
            var done = await AtSurvivorAsync(survivor.Id, (state, now) => (held = HoldHomes.AreHeld(state, hold)) ? decide(state, now) : Decision.Accept(state.Id, state), cancellationToken);
            erased = held && done.State.Profile.Erasure is not null;
            return held ? done : null;
        }
        finally
        {
            // Also where the caller went away: what comes to the homes need not wait until the hold is over.
            if (!erased)
            {
                await merges.ReleaseAsync(survivor.Id, merged, hold, CancellationToken.None);
            }
        }
    }

    internal Task HoldAsync(IEnumerable<CustomerId> merged, ErasureHold hold, CancellationToken cancellationToken) => Task.WhenAll(merged.Select(home => commands.Value.CommitAsync(
        new CommitRequest(home) { Settles = true, Erases = true }, (state, now) => Decision.Accept(true, HoldHomes.Hold(state, hold, now)), Answer.Json<bool>(), cancellationToken)));

    private Task<Committed<CustomerId>> AtSurvivorAsync(CustomerId customer, Func<CustomerState, DateTimeOffset, Decision<CustomerId>> decide, CancellationToken cancellationToken) =>
        commands.Value.CommitAsync(new CommitRequest(customer) { AtSurvivor = true, Erases = true, OpenSessions = true }, decide, Answer.Json<CustomerId>(), cancellationToken);

    private async Task TryAsync(CustomerState survivor)
    {
        try
        {
            await FinishAllAsync(survivor, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLater(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is left of a customer who is erased could not all be taken away; it is tried again in seconds, and nobody sees it meanwhile.")]
    private partial void LogLater(Exception fault);
}
