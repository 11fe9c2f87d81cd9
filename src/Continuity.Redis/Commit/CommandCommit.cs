using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>Load, decide, commit; again where a race was lost, elsewhere where the customer was redirected.</summary>
internal sealed class CommandCommit(
    CustomerLoader loader, CommitScript script, CommitQueue queue, Replay replay, SessionMemory memory, OutboxRelay relay, TimeProvider time)
{
    public async Task<Committed<T>> CommitAsync<T>(
        CommitRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var home = request.Home;
        while (true)
        {
            CustomerId next;
            using (await queue.EnterAsync(home, cancellationToken))
            {
                var (done, redirectedTo) = await CommitAtAsync(home, request, decide, answer, cancellationToken);
                if (done is not null)
                {
                    return done;
                }

                next = redirectedTo;
            }

            home = next;
        }
    }

    private async Task<(Committed<T>? Done, CustomerId RedirectedTo)> CommitAtAsync<T>(
        CustomerId home, CommitRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var needed = CustomerLoader.Fields(request.Tickets, request.Sessions);
        var (before, first) = await loader.LoadAsync(home, needed, request.Idempotency, cancellationToken);
        for (var lost = 0; ; lost++)
        {
            if (before.State.Alias is { } alias)
            {
                return (null, alias);
            }

            if (first is { } told)
            {
                return (await replay.AnswerAsync(before.State, told, request.Idempotency!, answer, cancellationToken), default);
            }

            var now = time.Now();
            var decision = decide(before.State, now);
            if (decision.Refusal is { } refusal)
            {
                return (new(before.State) { Refusal = refusal }, default);
            }

            var (fields, after) = StateChanges.Between(before, decision.State!, now);
            var write = new Write(home, now)
            {
                ExpectedVersion = before.State.Version,
                Needed = needed,
                Entries = [.. decision.Entries.Select(e => (RedisValue)StoreJson.WriteBytes(StoredEntry.Of(e, now)))],
                Fields = fields,
                Messages =
                [
                    .. OutboxMessages.Of(before.State, after.State),
                    .. EntryMessages.Of(home, decision.Entries),
                    .. EntryMessages.Of(after.State, decision.Elsewhere, now),
                ],
                Idempotency = request.Idempotency,
                Answer = request.Idempotency is null ? "" : answer.Write(decision.Result!),
            };
            if (write.Messages.Count > 0)
            {
                await relay.AnnounceAsync(home, cancellationToken);
            }

            var reply = await script.RunAsync(write, cancellationToken);
            switch (reply.Outcome)
            {
                case WriteOutcome.Done:
                    return (await DoneAsync(write, decision, after, reply), default);
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

    private async Task<Committed<T>> DoneAsync<T>(Write write, Decision<T> decision, LoadedCustomer after, WriteReply reply)
    {
        var state = after.State with { LogLength = reply.LogLength };
        var place = reply.LogLength - decision.Entries.Count;
        foreach (var number in state.Sessions.Keys)
        {
            memory.Remember(after, number);
        }

        await relay.RelayCommittedAsync(write.Home, write.Messages);
        return new(state)
        {
            Value = decision.Result,
            Entries = [.. decision.Entries.Select((draft, i) => new Entry(new EntryId(write.Home, place + i + 1), draft, write.At))],
        };
    }
}
