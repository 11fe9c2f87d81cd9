using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Redis.Merging;

/// <summary>
/// Merges customers, and undoes it. A merge is three commits: it is announced at the home that is merged, taken in at the survivor, which is when it takes place, and noted at the
/// merged home. The undoing is three as well: let go at the survivor, which is when it takes place, noted at the home that is free again, and forgotten at the survivor.
/// A crash in between leaves it done or undone: see <see cref="MergeSettlement"/>. Nothing is moved, so the two homes may lie on different nodes of a cluster.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time; the command may have been done all the same.
/// </summary>
public sealed class CustomerMerges
{
    private static readonly Refusal Overtaken = new(RefusalCode.WrongState, "One of the two was merged otherwise at the same time; look again.") { Path = ["input", "mergedId"] };
    private readonly CustomerStore customers;
    private readonly CommandCommit commands;
    private readonly MergeSettlement settlement;
    private readonly MergeOptions options;
    private readonly IdentityOptions identities;

    internal CustomerMerges(CustomerStore customers, CommandCommit commands, MergeSettlement settlement, MergeOptions options, IdentityOptions identities) =>
        (this.customers, this.commands, this.settlement, this.options, this.identities) = (customers, commands, settlement, options, identities);

    /// <summary>Merges one customer into another, each with those that were merged into it before.</summary>
    /// <param name="command">The two customers, each by any of its homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The merge, with the survivor afterwards; or NOT_FOUND, FORBIDDEN, INVALID, LIMIT_EXCEEDED or WRONG_STATE.</returns>
    public async Task<Committed<MergeId>> MergeAsync(MergeCommand command, Caller caller, CancellationToken cancellationToken)
    {
        var survivor = await customers.SurvivorAsync(command.Survivor, cancellationToken);
        var merged = await customers.SurvivorAsync(command.Merged, cancellationToken);
        return (MergeRights.Check(caller, survivor, "survivorId") ?? MergeRights.Check(caller, merged, "mergedId")) is { } refusal
            ? new(survivor) { Refusal = refusal }
            : await MergeAsync(survivor, merged, caller.ActsAs(survivor.Id), command.Reason, cancellationToken);
    }

    /// <summary>Merges two customers of whom it was found that they are one; the one seen first survives.</summary>
    /// <param name="one">Any home of one.</param>
    /// <param name="other">Any home of the other.</param>
    /// <param name="reason">Why, 1 to 2,000 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The merge; or WRONG_STATE where strong identities are in conflict or it was dismissed that they are one, and as for <see cref="MergeAsync(MergeCommand, Caller, CancellationToken)"/>.</returns>
    public async Task<Committed<MergeId>> MergeAutomaticallyAsync(CustomerId one, CustomerId other, string reason, CancellationToken cancellationToken)
    {
        var first = await customers.SurvivorAsync(one, cancellationToken);
        var second = await customers.SurvivorAsync(other, cancellationToken);
        var (survivor, merged) = first.Id < second.Id ? (first, second) : (second, first);
        return AutomaticMerge.Check(survivor, merged, identities) is { } refusal
            ? new(survivor) { Refusal = refusal }
            : await MergeAsync(survivor, merged, ActorRef.Continuity, reason, cancellationToken);
    }

    /// <summary>Undoes a merge.</summary>
    /// <param name="command">The merge.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was undone, with the survivor afterwards; or NOT_FOUND, FORBIDDEN, INVALID, EXPIRED, or WRONG_STATE where it was undone before.</returns>
    public async Task<Committed<Unmerged>> UnmergeAsync(UnmergeCommand command, Caller caller, CancellationToken cancellationToken)
    {
        var done = await commands.CommitAsync(
            new CommitRequest(command.Merge.Merged) { AtSurvivor = true },
            (state, now) => SeparateMerged.Decide(state, caller, command, options, now),
            Answer.Json<MergeRecord>(),
            cancellationToken);
        if (!done.IsAccepted)
        {
            return new(done.State) { Refusal = done.Refusal };
        }

        await settlement.SettleAsync(done.State.Id, cancellationToken);
        return new(await customers.SurvivorAsync(done.State.Id, cancellationToken))
        {
            Value = new(done.Value!, done.State.Id, command.Merge.Merged),
            Entries = done.Entries,
        };
    }

    private async Task<Committed<MergeId>> MergeAsync(
        CustomerState survivor, CustomerState merged, ActorRef by, string reason, CancellationToken cancellationToken)
    {
        var announced = await commands.CommitAsync(
            new CommitRequest(merged.Id) { AtSurvivor = true },
            (state, now) => AnnounceMerge.Decide(state, survivor, by, reason, options, now),
            Answer.Json<MergeId>(),
            cancellationToken);
        if (!announced.IsAccepted)
        {
            return new(survivor) { Refusal = announced.Refusal };
        }

        var merge = announced.Value;
        await settlement.SettleAsync(merge.Merged, cancellationToken);
        var after = await customers.SurvivorAsync(survivor.Id, cancellationToken);
        return after.Profile.Merges.Any(record => record.Id == merge) ? new(after) { Value = merge } : new(after) { Refusal = Overtaken };
    }
}
