using System.Buffers.Text;
using System.Security.Cryptography;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;

namespace Continuity.Redis.Privacy;

/// <summary>The links to exports: 256 random bits each, of which only the digest is kept.</summary>
public sealed class ExportLinks
{
    private const int TokenBytes = 32;
    private const int LongestToken = 64;
    private readonly IRedisCalls redis;
    private readonly CustomerStore customers;
    private readonly StoreTime time;

    internal ExportLinks(IRedisCalls redis, CustomerStore customers, StoreTime time) => (this.redis, this.customers, this.time) = (redis, customers, time);

    /// <summary>Makes a link.</summary>
    /// <param name="customer">Whose export it is.</param>
    /// <param name="caller">Who asks: what they may see is in it.</param>
    /// <param name="validFor">How long it is good.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> MakeAsync(CustomerId customer, Caller caller, TimeSpan validFor, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var stored = caller.Identity is { } claim
            ? new StoredExport(customer, caller.Role, null, DigestOf(claim.Identity), claim.Assurance)
            : new StoredExport(customer, caller.Role, caller.Id, null, default);
        var expiresAt = time.Now() + validFor;
        await redis.SetIfAbsentAsync(ExportKey.Of(token).Link, StoreJson.Write(stored), validFor, cancellationToken);
        return (token, expiresAt);
    }

    /// <summary>Finds what a link stands for, as it is now.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Who asked, and the customer with all homes; null where there is no such link any more, the customer was erased, or whoever asked is not the customer any more.</returns>
    public async Task<(Caller Caller, CustomerHomes Homes)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var value = token.Length is 0 or > LongestToken ? default : await redis.GetAsync(ExportKey.Of(token).Link, cancellationToken);
        if (value.IsNull)
        {
            return null;
        }

        var stored = StoreJson.Read<StoredExport>((byte[])value!);
        var homes = CustomerHomes.Of(await customers.SurvivorAsync(stored.Customer, cancellationToken));
        return homes.Profile.Erasure is not null ? null
            : stored.Agent is { } agent ? (new Caller(stored.Role, agent), homes)
            : homes.Profile.Identities.FirstOrDefault(linked => DigestOf(linked.Identity) == stored.Identity) is { } own
            ? (new Caller(stored.Role, stored.Customer.Value)
            {
                Identity = new(own.Identity, stored.Assurance), Customer = homes.Id, MergedHomes = [.. homes.Merged.Select(static home => home.Id)],
            },
            homes)
            : null;
    }

    private static string DigestOf(Identity identity) => KeyDigest.Of(identity.Kind.ToString(), identity.Value).Value;
}
