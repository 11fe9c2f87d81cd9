using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Staff;
using Continuity.Redis.Time;

namespace Continuity.Redis.Merging;

/// <summary>
/// Brings to an end what a merge or its undoing has left to do, whoever began it: a process that died in the middle is made good by the next one that comes by, and by the
/// outbox where none does. Each step is one commit at one home, and done twice it comes to the same, so that any number of processes may do so at once.
/// </summary>
internal sealed class MergeSettlement(
    CustomerLoader loader, HomeFinder finder, Lazy<CommandCommit> commands, RosterReader roster, MergeOptions options, StoreTime time, IMergeObserver observer)
{
    private static readonly Answer<bool> None = Answer.Json<bool>();

    /// <summary>Settles what a home has announced, and tells those that it let go.</summary>
    /// <param name="home">The home.</param>
    /// <param name="cancellationToken">Ends the wait; what is left is done by whoever comes next.</param>
    public Task SettleAsync(CustomerId home, CancellationToken cancellationToken) => SettleAsync(home, [], cancellationToken);

    // False where a circle was met: which of its merges comes to nothing is settled further up perhaps, and all that waits is looked at anew from where it began.
    private async Task<bool> SettleAsync(CustomerId home, IReadOnlyList<MergeId> waiting, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            var (customer, _) = await loader.LoadAsync(home, [], null, cancellationToken);
            if (customer.State.MergedInto is { State: MergeLinkState.Announced } link)
            {
                var merge = new MergeId(home, link.Number);
                if (waiting.Contains(merge))
                {
                    await BreakCircleAsync([.. waiting.SkipWhile(other => other != merge)], cancellationToken);
                    return false;
                }

                observer.Reached(MergeStep.Announced);
                if (!await TryTakeInAsync(customer.State, merge, [.. waiting, merge], cancellationToken) && waiting.Count > 0)
                {
                    return false;
                }
            }
            else if (customer.State.Profile.Separations is [var separation, ..])
            {
                observer.Reached(MergeStep.Separated);
                await RestoreAsync(customer.State, separation, cancellationToken);
            }
            else if (customer.State.Profile.Erasure is { Waiting: [var merged, ..] } erasure)
            {
                await EraseAsync(home, merged, erasure, cancellationToken);
            }
            else if (customer.State.Profile is { IsHeld: true, ErasureHold: { } hold })
            {
                await ReleaseAsync(home, hold, cancellationToken);
            }
            else
            {
                return true;
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    private async Task<bool> TryTakeInAsync(CustomerState merged, MergeId merge, IReadOnlyList<MergeId> waiting, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync(merged.MergedInto!.Survivor, [], cancellationToken);
        if (found.Unsettled is { } unsettled)
        {
            // Where it was taken in already, it waits for nothing, whatever its survivor waits for.
            var (ahead, _) = await loader.LoadAsync(unsettled, [], null, cancellationToken);
            if (ahead.State.Profile.Merges.All(record => record.Id != merge))
            {
                return await SettleAsync(unsettled, waiting, cancellationToken);
            }

            await SettleAnnouncedAsync(merge, stands: true, cancellationToken);
            return true;
        }

        var taken = await commands.Value.CommitAsync(
            new CommitRequest(found.Survivor!.Id) { Settles = true },
            (state, now) => TakeInMerged.Decide(state, merged, found.Home!.State, options, now),
            Answer.Json<TakeInResult>(),
            cancellationToken);
        if (taken.Value != TakeInResult.Elsewhere)
        {
            observer.Reached(MergeStep.TakenIn);
            await SettleAnnouncedAsync(merge, taken.Value == TakeInResult.TakenIn, cancellationToken);
        }

        return true;
    }

    private async Task SettleAnnouncedAsync(MergeId merge, bool stands, CancellationToken cancellationToken)
    {
        await commands.Value.CommitAsync(
            new CommitRequest(merge.Merged) { Settles = true }, (state, _) => SettleAnnounced.Apply(state, merge, stands), None, cancellationToken);
        observer.Reached(MergeStep.Settled);
    }

    /// <summary>
    /// Of merges that wait for each other in a circle the one of the latest home comes to nothing. While each waits, none of the survivors can take any in, and everybody who sees the circle
    /// gives up the same one: first where it would be taken in, so that nobody does it later who has seen less.
    /// </summary>
    private async Task BreakCircleAsync(IReadOnlyList<MergeId> circle, CancellationToken cancellationToken)
    {
        var merge = circle.MaxBy(static one => one.Merged);
        var (merged, _) = await loader.LoadAsync(merge.Merged, [], null, cancellationToken);
        if (merged.State.MergedInto is not { State: MergeLinkState.Announced } link || link.Number != merge.Number
            || (await finder.FindAsync(link.Survivor, [], cancellationToken)).Unsettled is not { } waits)
        {
            return;
        }

        var given = await commands.Value.CommitAsync(
            new CommitRequest(waits) { Settles = true }, (state, _) => GiveUpMerge.Apply(state, merged.State), Answer.Json<TakeInResult>(), cancellationToken);
        if (given.Value != TakeInResult.Elsewhere)
        {
            await SettleAnnouncedAsync(merge, given.Value == TakeInResult.TakenIn, cancellationToken);
        }
    }

    // Until each home knows, whoever comes by waits here: nobody sees one home as erased and another as it was.
    private async Task EraseAsync(CustomerId survivor, CustomerId merged, Erasure erasure, CancellationToken cancellationToken)
    {
        var agents = await roster.ReadAsync(cancellationToken);
        await commands.Value.CommitAsync(
            new CommitRequest(merged) { Settles = true, Erases = true, OpenSessions = true }, (state, now) => EraseMerged.Decide(state, erasure, agents, now), None, cancellationToken);
        await commands.Value.CommitAsync(
            new CommitRequest(survivor) { Settles = true, Erases = true }, (state, _) => Decision.Accept(true, MergedErased.Apply(state, merged)), None, cancellationToken);
    }

    /// <summary>Lets a merged home go that an erasure holds which failed, or whose process died.</summary>
    private async Task ReleaseAsync(CustomerId merged, ErasureHold hold, CancellationToken cancellationToken)
    {
        var found = await finder.FindAsync(merged, [], cancellationToken);
        if (found.Unsettled is { } unsettled)
        {
            await SettleAsync(unsettled, cancellationToken);
        }
        else if (HoldHomes.InForce(found.Survivor!, time.Now()) is null)
        {
            await ReleaseAsync(found.Survivor!.Id, found.Survivor.Profile.ErasureHold ?? hold, [merged], hold, cancellationToken);
        }
    }

    /// <summary>Lets homes go, the survivor first: once it is not held any more, it is not erased by whoever held it.</summary>
    /// <param name="survivor">The survivor.</param>
    /// <param name="merged">The merged homes.</param>
    /// <param name="hold">What holds them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task ReleaseAsync(CustomerId survivor, IEnumerable<CustomerId> merged, ErasureHold hold, CancellationToken cancellationToken) =>
        ReleaseAsync(survivor, hold, merged, hold, cancellationToken);

    // Where the survivor is erased after all, the others stay held until they are told.
    private async Task ReleaseAsync(CustomerId survivor, ErasureHold there, IEnumerable<CustomerId> merged, ErasureHold hold, CancellationToken cancellationToken)
    {
        var left = await StepAsync(survivor, there, cancellationToken);
        if (left.State.Profile.Erasure is null)
        {
            await Task.WhenAll(merged.Select(home => StepAsync(home, hold, cancellationToken)));
        }
    }

    private Task<Committed<bool>> StepAsync(CustomerId home, ErasureHold hold, CancellationToken cancellationToken) => commands.Value.CommitAsync(
        new CommitRequest(home) { Settles = true, Erases = true }, (state, _) => Decision.Accept(true, HoldHomes.Release(state, hold)), None, cancellationToken);

    private async Task RestoreAsync(CustomerState survivor, Separation separation, CancellationToken cancellationToken)
    {
        var merge = separation.Merge.Id;
        await commands.Value.CommitAsync(
            new CommitRequest(merge.Merged) { Settles = true },
            (state, now) => RestoreSeparated.Decide(state, separation, survivor.Profile.Undone, now),
            None,
            cancellationToken);
        observer.Reached(MergeStep.Restored);
        await commands.Value.CommitAsync(
            new CommitRequest(survivor.Id) { Settles = true }, (state, _) => ForgetSeparation.Apply(state, merge), None, cancellationToken);
        observer.Reached(MergeStep.Forgotten);
    }
}
