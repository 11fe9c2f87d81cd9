using Continuity.Customers;
using Continuity.Redis.Commit;

namespace Continuity.Redis.Customers;

/// <summary>
/// Finds the customer of a session and claims its identities, before anything is recorded. However many first messages of one new person arrive at once, they
/// come to one customer: who loses a claim takes the winner's customer. Should the process end before it commits, an empty customer is left, and whoever comes next
/// with one of the identities fills it.
/// </summary>
public sealed class FirstContact
{
    private readonly IdentityClaims identities;
    private readonly HomePins pins;
    private readonly TimeProvider time;

    internal FirstContact(IdentityClaims identities, HomePins pins, TimeProvider time) => (this.identities, this.pins, this.time) = (identities, pins, time);

    /// <summary>Finds the customer, as <see cref="IdentityResolution.Resolve"/> chooses, and claims for it the identities that lead nowhere.</summary>
    /// <param name="claims">The identities of the session, each once; may be none.</param>
    /// <param name="named">The home of the ticket or session that was named, of which something was recorded; null where none was.</param>
    /// <param name="idempotency">What makes the command the same as an earlier one; a repeat is sent to the same home. Null where it may be done twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FirstContactResult> ResolveAsync(
        IReadOnlyList<IdentityClaim> claims, CustomerId? named, Idempotency? idempotency, CancellationToken cancellationToken)
    {
        if (idempotency is not null && await pins.FindAsync(idempotency, cancellationToken) is { } pinned)
        {
            return await AtPinAsync(pinned, claims, idempotency, cancellationToken);
        }

        for (var lost = 0; ; lost++)
        {
            var holders = await HoldersAsync(claims, cancellationToken);
            var resolved = Resolve(claims, holders, named);
            var home = resolved.Customer ?? CustomerId.New(time.Now());
            if (await SettleAsync(claims, holders, home, cancellationToken))
            {
                if (idempotency is null || await pins.PinAsync(idempotency, home, cancellationToken))
                {
                    return new(home, resolved with { Customer = home });
                }

                // Pins are only forgotten after days, so one that was just in the way is there.
                if (await pins.FindAsync(idempotency, cancellationToken) is { } first)
                {
                    return await AtPinAsync(first, claims, idempotency, cancellationToken);
                }
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    /// <summary>Whether a command with this key came before, be it with the same payload or another, and went to a home.</summary>
    /// <param name="idempotency">What makes the command the same as an earlier one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> KnowsAsync(Idempotency idempotency, CancellationToken cancellationToken) =>
        await pins.FindAsync(idempotency, cancellationToken) is not null;

    /// <summary>Whether just this command came before, with the same payload, and went to a home.</summary>
    /// <param name="idempotency">What makes the command the same as an earlier one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> RepeatsAsync(Idempotency idempotency, CancellationToken cancellationToken) =>
        (await pins.FindAsync(idempotency, cancellationToken))?.PayloadHash == idempotency.PayloadHash;

    private static ResolvedCustomer Resolve(IReadOnlyList<IdentityClaim> claims, Holder?[] holders, CustomerId? named) =>
        IdentityResolution.Resolve([.. claims.Select((claim, i) => new KnownClaim(claim, holders[i]?.Customer, holders[i]?.IsEmpty ?? false))], named);

    private Task<Holder?[]> HoldersAsync(IReadOnlyList<IdentityClaim> claims, CancellationToken cancellationToken) =>
        Task.WhenAll(claims.Select(claim => identities.HolderAsync(claim.Identity, cancellationToken)));

    private async Task<FirstContactResult> AtPinAsync(
        (string PayloadHash, CustomerId Home) pin, IReadOnlyList<IdentityClaim> claims, Idempotency idempotency, CancellationToken cancellationToken)
    {
        var resolved = Resolve(claims, await HoldersAsync(claims, cancellationToken), pin.Home) with { Customer = pin.Home };
        return new(pin.Home, resolved) { Refusal = pin.PayloadHash == idempotency.PayloadHash ? null : Replay.Conflict };
    }

    /// <summary>Claims what is free, and redirects the other customers that are empty; whether nothing came in between.</summary>
    private async Task<bool> SettleAsync(IReadOnlyList<IdentityClaim> claims, Holder?[] holders, CustomerId home, CancellationToken cancellationToken)
    {
        var taken = await Task.WhenAll(claims.Where((_, i) => holders[i] is null).Select(claim => identities.TakeAsync(claim.Identity, home, cancellationToken)));
        var giveWay = holders.OfType<Holder>().Where(h => h.IsEmpty && h.Customer != home).Select(static h => h.Customer).Distinct();
        var redirected = await Task.WhenAll(giveWay.Select(empty => identities.RedirectAsync(empty, home, cancellationToken)));
        if (taken.Contains(false) || redirected.Contains(false))
        {
            return false;
        }

        await Task.WhenAll(claims.Select((claim, i) => (Claim: claim, Holder: holders[i]))
            .Where(c => c.Holder is { } holder && (holder.IsEmpty || holder.Customer == home))
            .Select(c => identities.RepointAsync(c.Claim.Identity, c.Holder!.Claimed, home, cancellationToken)));
        return true;
    }
}
