using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Commit;

/// <summary>Answers a command whose idempotency key was used before.</summary>
internal sealed class Replay(EntryLog log, IRedisCalls redis)
{
    public async Task<Committed<T>> AnswerAsync<T>(
        CustomerState state, FirstAnswer first, Idempotency idempotency, Answer<T> answer, CancellationToken cancellationToken)
    {
        if (!first.IsOf(idempotency.PayloadHash))
        {
            return new(state) { Refusal = Conflict };
        }

        // The first was perhaps refused because too few replicas had it: they may have it still not.
        if ((await redis.GetConfirmedAsync(Partition.Of(state.Id).FirstAnswer(KeyDigest.Of(idempotency.Caller, idempotency.Key)), cancellationToken)).IsNull)
        {
            throw Gone;
        }

        return new(state)
        {
            IsRepeat = true,
            Value = answer.Read(first.Told),
            Entries = await EntriesAsync(state, first, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(CustomerState state, FirstAnswer first, CancellationToken cancellationToken)
    {
        var entries = await log.RangeAsync(state.Id, first.FirstSequence, first.FirstSequence + first.Count - 1, cancellationToken);
        return state.Profile.Erasure is { } erasure ? [.. entries.Select(entry => Erased.Of(entry, erasure))] : entries;
    }

    /// <summary>Where a first answer was found, and is there no more.</summary>
    public static StoreUnavailableException Gone => new("Another server took over meanwhile, which does not have the first answer.");

    /// <summary>The refusal of a key that was used with another payload.</summary>
    public static Refusal Conflict { get; } =
        new(RefusalCode.IdempotencyConflict, "The idempotency key was used before with another input.") { Path = ["input", "idempotencyKey"] };
}
