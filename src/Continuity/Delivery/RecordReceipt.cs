using System.Buffers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>
/// Decides on what a channel's system says later of something that its gateway took. It may say it twice, late, or out of order: what has reached the customer has, whatever is said after. Each
/// speaks of its own channel alone: of what was moved from it to another one it can still say that it arrived, and no longer that it failed.
/// </summary>
public static class RecordReceipt
{
    private const int LongestCode = 64;
    private const int LongestNumber = 6;
    private const string Unnamed = "FAILED_BY_PROVIDER";
    private static readonly SearchValues<char> OfCodes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-");

    /// <summary>Decides.</summary>
    /// <param name="state">The home, with the delivery, its session and ticket.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="by">The channel whose system says it.</param>
    /// <param name="told">SENT, which its gateway's answer has told before; DELIVERED or FAILED.</param>
    /// <param name="code">The provider's code for what went wrong: 1 to 64 letters, digits and <c>_.:-</c>, no more than six digits in a row, so
    /// that no telephone number stays with it; anything else is passed over.</param>
    /// <param name="now">The time.</param>
    /// <returns>The delivery as it is by now; or NOT_FOUND, also for what never was that channel's.</returns>
    public static Decision<EntryDelivery> Decide(CustomerState state, int sequence, Channel by, DeliveryState told, string? code, DateTimeOffset now)
    {
        if (!state.Deliveries.TryGetValue(sequence, out var delivery) || (by != delivery.Channel && by != delivery.MovedFrom))
        {
            return Refusal.NotFound("delivery");
        }

        var changes = told == DeliveryState.Delivered ? Delivered(Changes.Of(state), sequence, delivery, now)
            : told == DeliveryState.Failed && by == delivery.Channel && IsNews(delivery) ? DeliveryChange.Fail(Changes.Of(state), sequence, delivery, Code(code), now)
            : Changes.Of(state);
        return changes.Accept(changes.State.Deliveries[sequence]);
    }

    private static Changes Delivered(Changes changes, int sequence, EntryDelivery delivery, DateTimeOffset now) => delivery.State == DeliveryState.Delivered
        ? changes
        : DeliveryChange.Note(
            changes,
            sequence,
            delivery with { State = DeliveryState.Delivered, SentAt = delivery.SentAt ?? now, DeliveredAt = now, FailedAt = null, LastError = null, FailingSince = null, NextAttemptAt = null });

    // The gateway may have taken it, and its answer not be noted yet.
    private static bool IsNews(EntryDelivery delivery) => delivery.State is DeliveryState.Sent or DeliveryState.Queued;

    private static string Code(string? code) =>
        code is { Length: > 0 and <= LongestCode } && code.AsSpan().IndexOfAnyExcept(OfCodes) < 0 && !HasLongNumber(code) ? code : Unnamed;

    private static bool HasLongNumber(string code)
    {
        var digits = 0;
        foreach (var character in code)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            if (digits > LongestNumber)
            {
                return true;
            }
        }

        return false;
    }
}
