using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Customers;
using Continuity.Redis.Delivery;
using Continuity.Redis.Json;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>Load, decide, commit; again where a race was lost, elsewhere where the customer was redirected.</summary>
internal sealed class CommandCommit(
    CustomerLoader loader, CommitScript script, CommitQueue queue, Replay replay, SessionMemory memory, OutboxRelay relay, WebhookRelay webhooks, HomeFinder finder, Lazy<MergeSettlement> merges, Dispatch dispatch,
    StoreTime time)
{
    public async Task<Committed<T>> CommitAsync<T>(
        CommitRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var home = request.Home;
        while (true)
        {
            Attempt<T> attempt;
            using (await queue.EnterAsync(home, cancellationToken))
            {
                attempt = await CommitAtAsync(home, request, decide, answer, cancellationToken);
            }

            // Neither may be done in the queue: both may have to wait for another turn in it.
            if (attempt.Unsettled is { } unsettled)
            {
                await merges.Value.SettleAsync(unsettled, cancellationToken);
            }

            if (attempt.Sends)
            {
                dispatch.Sent(home);
            }

            await relay.RelayCommittedAsync(home, attempt.Messages, attempt.Tellings, attempt.Written);
            if (attempt.Done is { } done)
            {
                return done;
            }

            home = attempt.RedirectedTo ?? home;
        }
    }

    private async Task<Attempt<T>> CommitAtAsync<T>(
        CustomerId home, CommitRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var needed = CustomerLoader.Fields(request);
        var (before, first) = await loader.LoadAsync(home, needed, request.Idempotency, cancellationToken);
        for (var lost = 0; ; lost++)
        {
            var (state, elsewhere) = await WholeAsync<T>(before, request, cancellationToken);
            if (elsewhere is not null)
            {
                return elsewhere;
            }

            if (state is null)
            {
                (before, first) = await loader.LoadAsync(home, needed, request.Idempotency, cancellationToken);
                await Patience.WaitAsync(lost, cancellationToken);
                continue;
            }

            before = before with { State = state };
            if (first is { } told)
            {
                return new() { Done = await replay.AnswerAsync(before.State, told, request.Idempotency!, answer, cancellationToken) };
            }

            var now = time.Now();
            var decision = decide(before.State, now);
            if (decision.Refusal is { } refusal)
            {
                return new() { Done = new(before.State) { Refusal = refusal } };
            }

            var (fields, after) = StateChanges.Between(before, decision.State!, now);
            if (before.State.Profile.Erasure is not null && !request.Erases && !request.Settles && fields.Count + decision.Entries.Count + decision.Elsewhere.Count > 0)
            {
                return new() { Done = new(before.State) { Refusal = WhileErased.Refused } };
            }

            var ordered = dispatch.Order(after.State, decision, now);
            decision = decision.Ordered(ordered.Entries);
            var write = new Write(home, now)
            {
                ExpectedVersion = before.State.Version,
                ExpectedLength = decision.KnowsItsPlace ? before.State.LogLength : null,
                Needed = needed,
                Entries = [.. decision.Entries.Select(e => (RedisValue)StoreJson.WriteBytes(StoredEntry.Of(e, now)))],
                Deliveries = StoredDelivery.Of(ordered),
                Rewrites = StateChanges.Rewrites(before.State, decision.State!),
                Fields = fields,
                Activities = request.Records ? TicketActivity.Of(decision.State!, decision.Entries, now) : [],
                Contacts = ContactMark.Of(before.State, after.State, decision.Entries, now),
                Due = DueAfter(request, before.State, after.State),
                Matters = CountedMatter.Between(before.State, after.State),
                Messages =
                [
                    .. OutboxMessages.Of(before.State, after.State),
                    .. EntryMessages.Of(home, decision.Entries),
                    .. EntryMessages.Of(after.State, decision.Elsewhere, now),
                ],
                Tellings = Tellings.Of(before.State, after.State, decision.Notices, decision.Entries),
                Idempotency = request.Idempotency,
                Answer = request.Idempotency is null ? "" : answer.Write(decision.Result!),
            };
            if (write.Messages.Count + write.Tellings.Count + write.Deliveries.Count > 0 || webhooks.HearsOf(write.Entries))
            {
                await relay.AnnounceAsync(home, cancellationToken);
            }

            if (write.Deliveries.Count > 0)
            {
                await dispatch.AnnounceAsync(home, cancellationToken);
            }

            var reply = await script.RunAsync(write, cancellationToken);
            switch (reply.Outcome)
            {
                case WriteOutcome.Done:
                    webhooks.Begin(home, write.Entries);
                    return new() { Done = Done(write, decision, after, reply), Messages = write.Messages, Tellings = write.Tellings, Sends = write.Deliveries.Count > 0, Written = reply };
                case WriteOutcome.Repeat:
                    (before, first) = await loader.LoadAsync(home, needed, request.Idempotency, cancellationToken);
                    break;
                default:
                    before = CustomerReader.Read(home, reply.Found!);
                    await Patience.WaitAsync(lost, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>The home with the others of its customer; or that the command must go elsewhere or wait; or neither, where the home must be read again.</summary>
    private async Task<(CustomerState? State, Attempt<T>? Elsewhere)> WholeAsync<T>(LoadedCustomer home, CommitRequest request, CancellationToken cancellationToken)
    {
        var state = home.State;
        if (state.Alias is { } alias)
        {
            return (null, new() { RedirectedTo = alias });
        }

        if (request.Settles || (state.MergedInto is null && state.Profile is { Merges.Count: 0, Separations.Count: 0 }))
        {
            return (state, null);
        }

        if (state.MergedInto is { State: MergeLinkState.Announced } || state.Profile is { Separations.Count: > 0 } or { Erasure.Waiting.Count: > 0 })
        {
            return (null, new() { Unsettled = state.Id });
        }

        var found = await finder.FindAsync(home, cancellationToken);
        return found switch
        {
            null => (null, null),
            { Unsettled: { } unsettled } => (null, new() { Unsettled = unsettled }),
            _ when request.AtSurvivor && found.Survivor!.Id != state.Id => (null, new() { RedirectedTo = found.Survivor.Id }),
            _ when state.Profile.IsHeld => (null, new() { Unsettled = state.Id }),
            _ => (await finder.WithOthersAsync(state, found.Survivor!, cancellationToken), null),
        };
    }

    private static Due? DueAfter(CommitRequest request, CustomerState before, CustomerState after)
    {
        var next = NextDeadline.Of(after);
        return request.SettlesDue || next != NextDeadline.Of(before) ? new Due(next) : null;
    }

    private Committed<T> Done<T>(Write write, Decision<T> decision, LoadedCustomer after, WriteReply reply)
    {
        var state = after.State with { LogLength = reply.LogLength };
        var place = reply.LogLength - decision.Entries.Count;
        foreach (var number in state.Sessions.Keys)
        {
            memory.Remember(after, number);
        }

        return new(state)
        {
            Value = decision.Result,
            Entries = [.. decision.Entries.Select((draft, i) => new Entry(new EntryId(write.Home, place + i + 1), draft, write.At))],
        };
    }
}
