using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;
using Continuity.Redis.Customers;
using Continuity.Redis.Delivery;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>Appends entries that change no state, on condition that their session and its ticket are as they were when it was decided.</summary>
internal sealed class EntryAppend(
    CustomerLoader loader, CommitScript script, CommandCommit commands, Replay replay, SessionMemory memory, OutboxRelay relay, WebhookRelay webhooks, Dispatch dispatch, StoreTime time)
{
    /// <summary>How many lost races are enough: from then on it is written as a command is, which stands on the whole home and is held up by nothing that is said of it.</summary>
    private const int MostLosses = 4;

    public async Task<Committed<T>> AppendAsync<T>(
        AppendRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var (home, number) = request.Session;
        var needed = CustomerLoader.Fields([], [number]);
        if (memory.Find(request.Session) is { } remembered)
        {
            var (done, repeated) = await TryAsync(remembered, request, decide, answer, cancellationToken);
            if (done is { IsAccepted: true } || repeated)
            {
                return done ?? await RepeatAsync(request, needed, answer, cancellationToken);
            }

            memory.Forget(request.Session);
        }

        for (var lost = 0; ; lost++)
        {
            var (customer, first) = await loader.LoadAsync(home, needed, request.Idempotency, cancellationToken);
            if (first is { } told)
            {
                return await replay.AnswerAsync(customer.State, told, request.Idempotency!, answer, cancellationToken);
            }

            if (lost >= MostLosses || !customer.State.Sessions.TryGetValue(number, out var session) || !customer.State.Tickets.ContainsKey(session.Ticket) || customer.State.Profile.IsHeld || Changes(customer, decide))
            {
                var command = new CommitRequest(home) { Sessions = [number], Records = true, Idempotency = request.Idempotency };
                return await commands.CommitAsync(command, decide, answer, cancellationToken);
            }

            var (done, repeated) = await TryAsync(customer, request, decide, answer, cancellationToken);
            if (done is not null)
            {
                memory.Remember(customer, number);
                return done;
            }

            if (!repeated)
            {
                await Patience.WaitAsync(lost, cancellationToken);
            }
        }
    }

    private bool Changes<T>(LoadedCustomer customer, Func<CustomerState, DateTimeOffset, Decision<T>> decide)
    {
        var now = time.Now();
        var decision = decide(customer.State, now);
        return decision.State is { } state && StateChanges.Between(customer, state, now).Fields.Count > 0;
    }

    private async Task<Committed<T>> RepeatAsync<T>(AppendRequest request, IReadOnlyList<RedisValue> needed, Answer<T> answer, CancellationToken cancellationToken)
    {
        var (customer, first) = await loader.LoadAsync(request.Session.Home, needed, request.Idempotency, cancellationToken);
        return first is { } told
            ? await replay.AnswerAsync(customer.State, told, request.Idempotency!, answer, cancellationToken)
            : throw Replay.Gone;
    }

    private async Task<(Committed<T>? Done, bool Repeated)> TryAsync<T>(
        LoadedCustomer customer, AppendRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T> answer, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (home, number) = request.Session;
        var decision = decide(customer.State, now);
        if (decision.Refusal is { } refusal)
        {
            return (new(customer.State) { Refusal = refusal }, false);
        }

        if (StateChanges.Between(customer, decision.State!, now).Fields.Count > 0)
        {
            return (null, false);
        }

        // What is remembered of a session does not say so; but then the session was changed since, which is found out below.
        if (customer.State.Profile.Erasure is not null)
        {
            return (new(customer.State) { Refusal = WhileErased.Refused }, false);
        }

        var session = customer.State.Sessions[number];
        string[] guarded = [CustomerFields.Session(number), CustomerFields.Ticket(session.Ticket)];
        var ordered = dispatch.Order(customer.State, decision, now);
        decision = decision.Ordered(ordered.Entries);
        var sends = ordered.Deliveries.Count > 0;
        var messages = EntryMessages.Of(home, decision.Entries);
        var tellings = Tellings.Of(customer.State, decision.Entries);
        IReadOnlyList<RedisValue> entries = [.. decision.Entries.Select(e => (RedisValue)StoreJson.WriteBytes(StoredEntry.Of(e, now)))];
        var announced = Task.WhenAll(
            messages.Count + tellings.Count > 0 || sends || webhooks.HearsOf(entries) ? relay.AnnounceAsync(home, cancellationToken) : Task.CompletedTask,
            sends ? dispatch.AnnounceAsync(home, cancellationToken) : Task.CompletedTask);
        if (messages.Count > 0)
        {
            await announced;
        }

        var writing = script.RunAsync(
            new(home, now)
            {
                Guards = [.. guarded.Select(field => ((RedisValue)field, (RedisValue)customer.Revisions[field]))],
                Entries = entries,
                Deliveries = StoredDelivery.Of(ordered),
                Activities = TicketActivity.Of(customer.State, decision.Entries, now),
                Contacts = ContactMark.Of(customer.State, customer.State, decision.Entries, now),
                Messages = messages,
                Tellings = tellings,
                Idempotency = request.Idempotency,
                Answer = request.Idempotency is null ? "" : answer.Write(decision.Result!),
            },
            cancellationToken);

        // That an agent is told costs the customer no round trip more: the two travel together.
        await Task.WhenAll(announced, writing);
        var reply = await writing;
        if (reply.Outcome != WriteOutcome.Done)
        {
            return (null, reply.Outcome == WriteOutcome.Repeat);
        }

        webhooks.Begin(home, entries);
        if (sends)
        {
            dispatch.Sent(home);
        }

        var relayed = relay.RelayCommittedAsync(home, messages, tellings, reply);
        if (messages.Count > 0)
        {
            await relayed;
        }

        return (Done(customer.State, decision, reply.LogLength, now), false);
    }

    private static Committed<T> Done<T>(CustomerState state, Decision<T> decision, int length, DateTimeOffset now)
    {
        var place = length - decision.Entries.Count;
        return new(state with { LogLength = length })
        {
            Value = decision.Result,
            Entries = [.. decision.Entries.Select((draft, i) => new Entry(new EntryId(state.Id, place + i + 1), draft, now))],
        };
    }
}
