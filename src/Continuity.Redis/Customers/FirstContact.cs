using Continuity.Customers;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Merging;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Redis.Customers;

/// <summary>
/// Finds the customer of a session and claims its identities, before anything is recorded. However many first messages of one new person arrive at once, they
/// come to one customer: who loses a claim takes the winner's customer. Should the process end before it commits, an empty customer is left, and whoever comes next
/// with one of the identities fills it. Customers whom the session proves to be one are merged here.
/// </summary>
public sealed class FirstContact
{
    private static readonly Answer<bool> Whatever = new(static _ => "", static _ => true);

    private readonly IdentityHolders holders;
    private readonly IdentityClaims identities;
    private readonly HomePins pins;
    private readonly CustomerStore customers;
    private readonly CustomerMerges merges;
    private readonly IdentityOptions options;
    private readonly StoreTime time;

    internal FirstContact(
        IdentityHolders holders, IdentityClaims identities, HomePins pins, CustomerStore customers, CustomerMerges merges, IdentityOptions options, StoreTime time) =>
        (this.holders, this.identities, this.pins, this.customers, this.merges, this.options, this.time) = (holders, identities, pins, customers, merges, options, time);

    /// <summary>The same for a session that goes to the home of the identity that counts for most, or to the one that was named.</summary>
    /// <param name="claims">The identities, each once; may be none.</param>
    /// <param name="named">The home of the ticket or session that was named, of which something was recorded; null where none was.</param>
    /// <param name="idempotency">What makes the command the same as an earlier one; a repeat is sent to the same home. Null where it may be done twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FirstContactResult> ResolveAsync(
        IReadOnlyList<IdentityClaim> claims, CustomerId? named, Idempotency? idempotency, CancellationToken cancellationToken) =>
        await ResolveAsync(
            new(claims) { Named = named is { } home ? await customers.LoadAsync(home, [], [], cancellationToken) : null, Idempotency = idempotency }, cancellationToken);

    /// <summary>Finds the customer, as <see cref="IdentityResolution.Resolve"/> chooses, and claims for its home the identities that lead nowhere.</summary>
    /// <param name="request">What is known of the session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FirstContactResult> ResolveAsync(FirstContactRequest request, CancellationToken cancellationToken)
    {
        if (request.Idempotency is { } repeat && await pins.FindAsync(repeat, cancellationToken) is { } pinned && !await IsLostAsync(pinned, repeat, cancellationToken))
        {
            return await AtPinAsync(pinned, request, repeat, cancellationToken);
        }

        var taken = new List<(Identity Identity, CustomerId Home)>();
        var notMerged = new List<(CustomerId, CustomerId)>();
        var merged = new List<MergeId>();
        for (var lost = 0; ; lost++)
        {
            var known = await holders.FindAsync(request.Claims, cancellationToken);
            var named = await NamedAsync(request, lost > 0, cancellationToken);
            var resolved = IdentityResolution.Resolve([.. known.Select(static one => one.Known)], options, named, notMerged);
            if (resolved.Merges is [var merge, ..])
            {
                var done = await merges.MergeAutomaticallyAsync(merge.Survivor, merge.Merged, merge.Reason, cancellationToken);
                if (done.IsAccepted)
                {
                    merged.Add(done.Value);
                }
                else
                {
                    notMerged.Add((merge.Survivor, merge.Merged));
                }

                await Patience.WaitAsync(lost, cancellationToken);
                continue;
            }

            var customer = named ?? known.Select(static one => one.Known.Customer).FirstOrDefault(found => found is { IsEmpty: false } && found.Id == resolved.Customer);
            var home = customer is null ? resolved.Customer ?? CustomerId.New(time.Now()) : Place(request, customer, resolved);
            if (await SettleAsync(resolved, known, home, taken, cancellationToken)
                && (request.Idempotency is not { } key || await pins.PinAsync(key, home, cancellationToken)))
            {
                await ReleaseAsync(taken.Where(one => one.Home != home), cancellationToken);
                return new(home, Told(resolved, home, merged.Count))
                {
                    Taken = [.. taken.Where(one => one.Home == home).Select(static one => one.Identity).Distinct()],
                    Merges = merged,
                    NotMerged = notMerged,
                };
            }

            // Pins are only forgotten after days, so one that was just in the way is there.
            if (request.Idempotency is { } contested && await pins.FindAsync(contested, cancellationToken) is { } first && !await IsLostAsync(first, contested, cancellationToken))
            {
                await ReleaseAsync(taken.Where(one => one.Home != first.Home), cancellationToken);
                return await AtPinAsync(first, request, contested, cancellationToken) with { Merges = merged, NotMerged = notMerged };
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    /// <summary>Whether a command with this key came before, be it with the same payload or another, and went to a home.</summary>
    /// <param name="idempotency">What makes the command the same as an earlier one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> KnowsAsync(Idempotency idempotency, CancellationToken cancellationToken) =>
        await pins.FindAsync(idempotency, cancellationToken) is not null;

    /// <summary>Gives back what was claimed for a session that was refused then.</summary>
    /// <param name="contact">Where the session was to go.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ReleaseAsync(FirstContactResult contact, CancellationToken cancellationToken) =>
        ReleaseAsync(contact.Taken.Select(identity => (identity, contact.Home)), cancellationToken);

    /// <summary>Whether just this command came before, with the same payload, and went to a home.</summary>
    /// <param name="idempotency">What makes the command the same as an earlier one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> RepeatsAsync(Idempotency idempotency, CancellationToken cancellationToken) =>
        (await pins.FindAsync(idempotency, cancellationToken))?.PayloadHash == idempotency.PayloadHash;

    /// <summary>
    /// Gives back what was claimed for a session that began and did not link it, for a limit, also where the claim was led on meanwhile, as the empty customer that it was for gave way; what another home of the same customer has linked meanwhile leads there.
    /// </summary>
    /// <param name="contact">Where the session was to go.</param>
    /// <param name="after">The home afterwards, with the others as they were when it was decided.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SettleAsync(FirstContactResult contact, CustomerState after, CancellationToken cancellationToken)
    {
        var homes = CustomerHomes.Of(after);
        return Task.WhenAll(contact.Taken.Select(identity => homes.HomeOf(identity) is { } home
            ? identities.RepointAsync(identity, contact.Home, home, cancellationToken)
            : ReleaseAsync(new[] { contact.Home, after.Id }.Distinct().Select(at => (identity, at)), cancellationToken)));
    }

    private static CustomerId Place(FirstContactRequest request, CustomerHomes customer, ResolvedCustomer resolved) =>
        request.Place?.Invoke(customer, resolved) ?? request.Named?.Id ?? SessionHome.OfIdentity(customer, resolved) ?? customer.Id;

    private static ResolvedCustomer Told(ResolvedCustomer resolved, CustomerId home, int merged) => resolved with
    {
        Customer = home,
        Merged = merged,
        Rule = merged > 0 && resolved.Rule == CustomerRule.SingleMatch ? CustomerRule.AutoMerged : resolved.Rule,
    };

    private async Task<CustomerHomes?> NamedAsync(FirstContactRequest request, bool again, CancellationToken cancellationToken) => request.Named is not { } named ? null
        : CustomerHomes.Of(again ? await customers.SurvivorAsync(named.Id, cancellationToken) : named);

    /// <summary>Whether the home was erased before anything of the command was recorded in it. Then the pin is taken away, and the command goes to whoever the customer is now.</summary>
    private async Task<bool> IsLostAsync((string PayloadHash, CustomerId Home) pin, Idempotency idempotency, CancellationToken cancellationToken)
    {
        if (pin.PayloadHash != idempotency.PayloadHash || (await customers.SurvivorAsync(pin.Home, cancellationToken)).Profile.Erasure is null)
        {
            return false;
        }

        var known = await customers.CommitAsync(new CommitRequest(pin.Home) { Idempotency = idempotency }, static (_, _) => WhileErased.Refused, Whatever, cancellationToken);
        if (known.Refusal != WhileErased.Refused)
        {
            return false;
        }

        await pins.ForgetAsync(idempotency, pin.Home, cancellationToken);
        return true;
    }

    // What is free is not claimed again: the first one claimed what it needed before it was pinned.
    private async Task<FirstContactResult> AtPinAsync(
        (string PayloadHash, CustomerId Home) pin, FirstContactRequest request, Idempotency idempotency, CancellationToken cancellationToken)
    {
        var known = await holders.FindAsync(request.Claims, cancellationToken);
        var customer = CustomerHomes.Of(await customers.SurvivorAsync(pin.Home, cancellationToken));
        var resolved = IdentityResolution.Resolve([.. known.Where(static one => one.Holder is not null).Select(static one => one.Known)], options, customer);
        var rule = request.Named is not null ? CustomerRule.ExplicitTicket
            : request.Claims.Count == 0 ? CustomerRule.Anonymous
            : resolved.Suggestions.Count + resolved.SuggestedBefore > 0 ? CustomerRule.MergeSuggested
            : CustomerRule.NewCustomer;
        return new(pin.Home, resolved with { Customer = pin.Home, Rule = rule }) { Refusal = pin.PayloadHash == idempotency.PayloadHash ? null : Replay.Conflict };
    }

    /// <summary>Claims what is free, and redirects the other customers that are empty; whether nothing came in between.</summary>
    private async Task<bool> SettleAsync(
        ResolvedCustomer resolved,
        IReadOnlyList<(Holder? Holder, KnownClaim Known)> known,
        CustomerId home,
        List<(Identity Identity, CustomerId Home)> taken,
        CancellationToken cancellationToken)
    {
        var theirs = resolved.Claims.Select(static claim => claim.Identity).ToHashSet();
        var relevant = known.Where(one => theirs.Contains(one.Known.Claim.Identity)).ToList();
        var free = relevant.Where(static one => one.Holder is null).Select(static one => one.Known.Claim.Identity).ToList();
        var took = await Task.WhenAll(free.Select(identity => identities.TakeAsync(identity, home, cancellationToken)));
        taken.AddRange(free.Where((_, i) => took[i]).Select(identity => (identity, home)));
        var giveWay = relevant.Select(static one => one.Holder).OfType<Holder>().Where(h => h.IsEmpty && h.Customer != home).Select(static h => h.Customer).Distinct();
        var redirected = await Task.WhenAll(giveWay.Select(empty => identities.RedirectAsync(empty, home, cancellationToken)));
        if (took.Contains(false) || redirected.Contains(false))
        {
            return false;
        }

        await Task.WhenAll(relevant.Where(static one => one.Holder is not null).Select(one =>
            identities.RepointAsync(one.Known.Claim.Identity, one.Holder!.Claimed, one.Holder.IsEmpty ? home : one.Holder.Customer, cancellationToken)));

        // Who claimed them for the customer that gave way does not know where they lead now.
        taken.AddRange(relevant.Where(static one => one.Holder is { IsEmpty: true }).Select(one => (one.Known.Claim.Identity, home)));
        return true;
    }

    private Task ReleaseAsync(IEnumerable<(Identity Identity, CustomerId Home)> taken, CancellationToken cancellationToken) =>
        Task.WhenAll(taken.Select(one => identities.ReleaseAsync(one.Identity, one.Home, cancellationToken)));
}
