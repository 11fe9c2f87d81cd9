using System.Globalization;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Customers;

/// <summary>
/// Which customer each identity leads to. An identity is claimed for a customer before anything is recorded of it there; a customer that was claimed for and
/// never filled is <em>empty</em>, and gives way to any other: it is redirected, once and for all, on condition that it is still empty. A customer that is not
/// empty is never redirected here, and of two empty ones the later gives way to the earlier, so that no circle of redirections can come about.
/// </summary>
public sealed class IdentityClaims
{
    private static readonly Script CompareAndSet = Script.From("compare_and_set.lua");
    private readonly IRedisCalls redis;
    private readonly CommitScript script;
    private readonly StoreTime time;

    internal IdentityClaims(IRedisCalls redis, CommitScript script, StoreTime time) => (this.redis, this.script, this.time) = (redis, script, time);

    /// <summary>Finds the customer that an identity leads to.</summary>
    /// <param name="identity">The identity, normalised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The customer, or null where it leads to none of whom anything was recorded.</returns>
    public async Task<CustomerId?> FindAsync(Identity identity, CancellationToken cancellationToken) =>
        await HolderAsync(identity, cancellationToken) is { IsEmpty: false } holder ? holder.Customer : null;

    /// <summary>Claims an identity for a customer of whom something was recorded.</summary>
    /// <param name="identity">The identity, normalised.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whose it is afterwards: the customer, or another one, of whom something was recorded too.</returns>
    public async Task<CustomerId> ClaimAsync(Identity identity, CustomerId customer, CancellationToken cancellationToken)
    {
        for (var lost = 0; ; lost++)
        {
            await TakeAsync(identity, customer, cancellationToken);
            if (await HolderAsync(identity, cancellationToken) is { } holder)
            {
                if (!holder.IsEmpty || holder.Customer == customer || await RedirectAsync(holder.Customer, customer, cancellationToken))
                {
                    var winner = holder.IsEmpty ? customer : holder.Customer;
                    await RepointAsync(identity, holder.Claimed, winner, cancellationToken);
                    return winner;
                }
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }
    }

    /// <summary>Gives an identity back that was claimed for a customer and then not linked. It stays where another command linked it meanwhile.</summary>
    /// <param name="identity">The identity, normalised.</param>
    /// <param name="customer">The customer; nothing is done where it leads to another.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ReleaseAsync(Identity identity, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await IsLinkedAsync(identity, customer, cancellationToken))
        {
            return;
        }

        await SwapAsync(identity, customer.Value, "", cancellationToken);

        // A command that linked it in between relies on the claim, and has perhaps relayed already that it did.
        if (await IsLinkedAsync(identity, customer, cancellationToken))
        {
            await ClaimAsync(identity, customer, cancellationToken);
        }
    }

    /// <summary>
    /// Makes good the claim of an identity that was linked at a home, where it was lost: then it leads there, unless it leads to another home that lists it.
    /// Nothing is claimed that was unlinked meanwhile.
    /// </summary>
    /// <returns>Whether this home must give the identity up, since two linked it at the same moment and it leads to the other.</returns>
    internal async Task<bool> MakeGoodAsync(Identity identity, CustomerId home, CancellationToken cancellationToken)
    {
        for (var lost = 0; await IsLinkedAsync(identity, home, cancellationToken); lost++)
        {
            if (await TakeAsync(identity, home, cancellationToken))
            {
                // Once more: it may have been unlinked, and freed, before it was taken.
                if (!await IsLinkedAsync(identity, home, cancellationToken))
                {
                    await SwapAsync(identity, home.Value, "", cancellationToken);
                }

                return false;
            }

            if (await HolderAsync(identity, cancellationToken) is { } holder)
            {
                if (holder.Customer == home || Lists(holder.Profile, identity))
                {
                    return holder.Customer != home;
                }

                // Claimed there and not linked, not yet or not at all: whoever links it later finds it here, and gives it up.
                await SwapAsync(identity, holder.Claimed.Value, home.Value, cancellationToken);
            }

            await Patience.WaitAsync(lost, cancellationToken);
        }

        return false;
    }

    /// <summary>The customer that an identity leads to, empty or not; null where it leads nowhere.</summary>
    internal async Task<Holder?> HolderAsync(Identity identity, CancellationToken cancellationToken)
    {
        var value = await redis.GetAsync(new IdentityKey(identity).Customer, cancellationToken);
        if (value.IsNull)
        {
            return null;
        }

        var claimed = new CustomerId((string)value!);
        for (var customer = claimed; ;)
        {
            var fields = await redis.HashGetAsync(new CustomerKeys(customer).State, [CustomerFields.Version, CustomerFields.Alias, CustomerFields.Profile], cancellationToken);
            if (fields[1].IsNull)
            {
                var profile = fields[2].IsNull ? new() : StoreJson.Read<CustomerProfile>(fields[2]);
                if (profile.Erasure is null)
                {
                    return new(claimed, customer, fields[0].IsNull) { Profile = profile };
                }

                // Who was erased has no identity: it leads to nobody, whatever is left of the claim.
                await SwapAsync(identity, claimed.Value, "", cancellationToken);
                return null;
            }

            customer = new((string)fields[1]!);
        }
    }

    /// <summary>Claims an identity that nobody has; whether nobody had.</summary>
    internal Task<bool> TakeAsync(Identity identity, CustomerId customer, CancellationToken cancellationToken) =>
        redis.SetIfAbsentAsync(new IdentityKey(identity).Customer, customer.Value, null, cancellationToken);

    /// <summary>Redirects an empty customer to another; whether it was still empty.</summary>
    internal async Task<bool> RedirectAsync(CustomerId empty, CustomerId to, CancellationToken cancellationToken)
    {
        var reply = await script.RunAsync(
            new(empty, time.Now())
            {
                ExpectedVersion = 0,
                Fields = [(CustomerFields.Alias, to.Value), (CustomerFields.Version, 1.ToString(CultureInfo.InvariantCulture))],
            },
            cancellationToken);
        return reply.Outcome == WriteOutcome.Done;
    }

    /// <summary>Lets an identity lead straight to where it leads by redirections.</summary>
    internal Task RepointAsync(Identity identity, CustomerId from, CustomerId to, CancellationToken cancellationToken) =>
        from == to ? Task.CompletedTask : SwapAsync(identity, from.Value, to.Value, cancellationToken);

    private async Task<bool> IsLinkedAsync(Identity identity, CustomerId customer, CancellationToken cancellationToken)
    {
        var fields = await redis.HashGetAsync(new CustomerKeys(customer).State, [CustomerFields.Profile], cancellationToken);
        return !fields[0].IsNull && Lists(StoreJson.Read<CustomerProfile>((byte[])fields[0]!), identity);
    }

    private static bool Lists(CustomerProfile profile, Identity identity) => profile.Identities.Any(linked => linked.Identity == identity);

    private Task<RedisResult> SwapAsync(Identity identity, string from, string to, CancellationToken cancellationToken) =>
        redis.EvaluateAsync(CompareAndSet, [new IdentityKey(identity).Customer], [from, to], cancellationToken);
}
