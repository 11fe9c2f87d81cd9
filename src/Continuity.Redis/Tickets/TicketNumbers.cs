using System.Collections.Concurrent;
using System.Globalization;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Tickets;

namespace Continuity.Redis.Tickets;

/// <summary>
/// The numbers of tickets that people read out: at least six digits, the last of which is a check digit (Damm), so that a number that was misheard in one digit or
/// in the order of two finds nothing rather than another's ticket. Unique in the store; taken from its counter by the block, so that they are not quite in order.
/// </summary>
public sealed class TicketNumbers : IDisposable
{
    private const int Block = 20;
    private const long First = 10_000;
    private const int Longest = 19;
    private readonly IRedisCalls redis;
    private readonly ConcurrentQueue<string> reserved = new();
    private readonly SemaphoreSlim refill = new(1, 1);

    internal TicketNumbers(IRedisCalls redis) => this.redis = redis;

    /// <summary>Takes a number that no ticket has.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<string> NextAsync(CancellationToken cancellationToken)
    {
        if (reserved.TryDequeue(out var number))
        {
            return number;
        }

        await StoreBudget.EnterAsync(refill, cancellationToken);
        try
        {
            while (!reserved.TryDequeue(out number))
            {
                var end = First + await redis.IncrementAsync(SystemKeys.TicketNumbers, Block, cancellationToken);
                for (var n = end - Block; n < end; n++)
                {
                    var digits = n.ToString(CultureInfo.InvariantCulture);
                    reserved.Enqueue(digits + Damm.DigitFor(digits));
                }
            }

            return number;
        }
        finally
        {
            refill.Release();
        }
    }

    /// <summary>Gives back a number that no ticket got.</summary>
    /// <param name="number">The number, as <see cref="NextAsync"/> gave it.</param>
    public void Return(string number) => reserved.Enqueue(number);

    /// <summary>Finds the ticket that has a number.</summary>
    /// <param name="number">What is said to be one; blanks and hyphens in it don't count.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ticket, or null: also for what can't be a number. A ticket is found a moment after it was opened.</returns>
    public async Task<TicketId?> FindAsync(string number, CancellationToken cancellationToken)
    {
        var digits = string.Concat(number.Where(static c => c is not (' ' or '-')));
        if (digits.Length is < 6 or > Longest || !digits.All(char.IsAsciiDigit) || !Damm.Holds(digits))
        {
            return null;
        }

        var ticket = await redis.GetAsync(new TicketNumberKey(digits).Ticket, cancellationToken);
        return ticket.IsNull ? null : TicketText.Read((string)ticket!);
    }

    /// <summary>How many numbers were ever reserved.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var count = await redis.GetAsync(SystemKeys.TicketNumbers, cancellationToken);
        return count.IsNull ? 0 : (long)count;
    }

    /// <summary>Finds the ticket of one of them.</summary>
    /// <param name="place">Which one, from 0.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The ticket; null where the number was not used, or not yet.</returns>
    internal async Task<TicketId?> AtAsync(long place, CancellationToken cancellationToken)
    {
        var digits = (First + place).ToString(CultureInfo.InvariantCulture);
        var ticket = await redis.GetAsync(new TicketNumberKey(digits + Damm.DigitFor(digits)).Ticket, cancellationToken);
        return ticket.IsNull ? null : TicketText.Read((string)ticket!);
    }

    /// <inheritdoc/>
    public void Dispose() => refill.Dispose();
}
