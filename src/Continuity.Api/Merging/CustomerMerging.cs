using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Merging;
using Continuity.Redis.Merging;

namespace Continuity.Api.Merging;

/// <summary>Merges customers, and undoes it.</summary>
internal sealed class CustomerMerging(CustomerMerges merges, StayedSessions stayed, MergeOptions options, CurrentCaller current, Reader reader)
{
    public async Task<MergeCustomersPayload> MergeAsync(MergeCustomersInput input, CancellationToken cancellationToken)
    {
        var survivor = InputId.Customer(input.SurvivorId, "input", "survivorId");
        var merged = InputId.Customer(input.MergedId, "input", "mergedId");
        if ((survivor.Refusal ?? merged.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await merges.MergeAsync(new(survivor.Value, merged.Value, input.Reason), caller, cancellationToken);
        return done.IsAccepted
            ? new()
            {
                Customer = reader.Written(caller, done.State),
                Merge = new(done.State.Profile.Merges.First(merge => merge.Id == done.Value), options),
            }
            : new() { Errors = UserError.List(done.Refusal) };
    }

    public async Task<UnmergeCustomersPayload> UnmergeAsync(UnmergeCustomersInput input, CancellationToken cancellationToken)
    {
        var merge = InputId.Merge(input.MergeId, "input", "mergeId");
        if (merge.Refusal is not null)
        {
            return new() { Errors = UserError.List(merge.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await merges.UnmergeAsync(new(merge.Value, input.Reason), caller, cancellationToken);
        return done.IsAccepted
            ? new()
            {
                Customer = reader.Written(caller, done.State),
                Restored = await reader.CustomerOfAsync(done.Value!.Restored, cancellationToken),
                StayedSessions = await stayed.ReadAsync(done.State, done.Value, cancellationToken),
            }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
