using System.Buffers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Delivery;

/// <summary>
/// Decides on what a gateway says later of something that it took. It may say it twice, late, or out of order: what has reached the customer has, whatever is said after.
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
    /// <param name="isDelivered">Whether it has reached the customer; else it failed.</param>
    /// <param name="code">The provider's code for what went wrong: 1 to 64 letters, digits and <c>_.:-</c>, no more than six digits in a row, so
    /// that no telephone number stays with it; anything else is passed over.</param>
    /// <param name="now">The time.</param>
    /// <returns>The delivery as it is by now; or NOT_FOUND.</returns>
    public static Decision<EntryDelivery> Decide(CustomerState state, int sequence, bool isDelivered, string? code, DateTimeOffset now)
    {
        if (!state.Deliveries.TryGetValue(sequence, out var delivery))
        {
            return Refusal.NotFound("delivery");
        }

        var changes = isDelivered ? Delivered(Changes.Of(state), sequence, delivery, now)
            : IsNews(delivery) ? DeliveryChange.Fail(Changes.Of(state), sequence, delivery, Code(code), now)
            : Changes.Of(state);
        return changes.Accept(changes.State.Deliveries[sequence]);
    }

    private static Changes Delivered(Changes changes, int sequence, EntryDelivery delivery, DateTimeOffset now) => delivery.State == DeliveryState.Delivered
        ? changes
        : DeliveryChange.Note(
            changes,
            sequence,
            delivery with { State = DeliveryState.Delivered, SentAt = delivery.SentAt ?? now, DeliveredAt = now, FailedAt = null, LastError = null, FailingSince = null, NextAttemptAt = null });

    // What was moved and has not left yet failed at the gateway that it came from, which is known.
    private static bool IsNews(EntryDelivery delivery) =>
        delivery.State == DeliveryState.Sent || delivery is { State: DeliveryState.Queued, Attempts: > 0, MovedFrom: null };

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
