using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Delivery;

/// <summary>
/// Decides on a delivery by what came of asking its gateway: it was taken, never will be, or waits for a later time. What its gateway can't take for long is offered by another channel that
/// the customer agreed to, and given up in the end. Done again, or by two at once, it changes nothing.
/// </summary>
public static class SettleDelivery
{
    /// <summary>Why it is given up: its text was taken away before it left.</summary>
    public const string Redacted = "REDACTED";

    /// <summary>Why its gateway was not asked: so much waits for that one already.</summary>
    public const string Busy = "BUSY";

    private const string GaveUp = "GAVE_UP";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>Decides.</summary>
    /// <param name="state">The home, with the delivery, its entry, its session and ticket, and the other homes.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="rules">How long gateways are waited for.</param>
    /// <param name="now">The time.</param>
    /// <returns>The delivery as it is by now; or NOT_FOUND.</returns>
    public static Decision<EntryDelivery> Decide(CustomerState state, int sequence, DeliveryResult result, DeliveryRules rules, DateTimeOffset now)
    {
        if (!state.Deliveries.TryGetValue(sequence, out var delivery))
        {
            return Refusal.NotFound("delivery");
        }

        // A receipt may have come before the answer, and another process may have moved it.
        if (delivery.State != DeliveryState.Queued || delivery.Channel != result.Channel)
        {
            return Decision.Accept(delivery, state);
        }

        delivery = delivery with { Attempts = delivery.Attempts + result.Attempts, LastError = result.Error ?? delivery.LastError };
        var changes = Changes.Of(state);
        changes = result.Outcome switch
        {
            DeliveryOutcome.Refused => DeliveryChange.Fail(changes, sequence, delivery, result.Error ?? "REFUSED", now),
            DeliveryOutcome.Unavailable => Wait(changes, sequence, delivery, result, rules, now),
            _ => DeliveryChange.Note(changes, sequence, Taken(delivery, result.Outcome, now)),
        };
        return changes.Accept(changes.State.Deliveries[sequence]);
    }

    private static EntryDelivery Taken(EntryDelivery delivery, DeliveryOutcome outcome, DateTimeOffset now) => delivery with
    {
        State = outcome == DeliveryOutcome.Delivered ? DeliveryState.Delivered : DeliveryState.Sent,
        SentAt = now,
        DeliveredAt = outcome == DeliveryOutcome.Delivered ? now : null,
        FailingSince = null,
        NextAttemptAt = null,
        LastError = null,
    };

    private static Changes Wait(Changes changes, int sequence, EntryDelivery delivery, DeliveryResult result, DeliveryRules rules, DateTimeOffset now)
    {
        if (changes.State.Profile.Erasure is not null)
        {
            return DeliveryChange.Fail(changes, sequence, delivery, Redacted, now);
        }

        var since = Since(delivery, result, rules, now);
        var rule = rules.Gateways.GetValueOrDefault(delivery.Channel, DeliveryRule.Default);
        var isOverdue = IsOverdue(delivery, result, rule, since, now);
        if ((isOverdue || now - since >= rule.FallbackAfter) && FallbackChannel.Of(changes.State, sequence, delivery, rules) is { } other)
        {
            return DeliveryChange.Move(changes, sequence, delivery, other, now);
        }

        if (isOverdue)
        {
            return DeliveryChange.Fail(changes, sequence, delivery, delivery.LastError is { } last ? $"{GaveUp}_{last}" : GaveUp, now);
        }

        // What has failed for as long as this waits as long again: the pause doubles by itself. What only found no place must find one before what comes later.
        var pause = now - since < ShortestPause || result.Error == Busy ? ShortestPause : now - since > rule.LongestPause ? rule.LongestPause : now - since;
        var asked = result.RetryAfter > LongestRetryAfter ? LongestRetryAfter : result.RetryAfter;
        return changes.With(sequence, delivery with { FailingSince = since, NextAttemptAt = now + (asked > pause ? asked.Value : pause) });
    }

    // What waited while nobody asked, since this system itself was down, is not given up before its gateway was asked, or was known to be away for as long.
    private static bool IsOverdue(EntryDelivery delivery, DeliveryResult result, DeliveryRule rule, DateTimeOffset since, DateTimeOffset now) =>
        now - delivery.QueuedAt >= rule.GiveUpAfter && (result.Attempts > 0 || now - since >= rule.GiveUpAfter);

    // Where its gateway was not asked now either, the time does not count for which this comes too late: then this system itself was down.
    private static DateTimeOffset Since(EntryDelivery delivery, DeliveryResult result, DeliveryRules rules, DateTimeOffset now)
    {
        var known = delivery.FailingSince ?? now;
        if (result.Attempts == 0 && rules.Has(delivery.Channel) && delivery.NextAttemptAt is { } next && next < now)
        {
            known += now - next;
        }

        var away = result.AwaySince is { } at && at < known ? at : known;
        return away < delivery.QueuedAt ? delivery.QueuedAt : away;
    }
}
