using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;

namespace Continuity.Api.Threads;

/// <summary>Finds the places in a thread that callers' cursors stand for.</summary>
internal sealed class EntryPlaces(CustomerStore customers, EntryLog log)
{
    /// <summary>The place that a caller's cursor stands for, in all the homes of a customer; null where none was given.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <param name="given">What was given.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="GraphQLException">It is none of the customer's thread.</exception>
    public async ValueTask<ListPlace?> WithinAsync(string argument, ListPlace? given, HomeAccess customer, CancellationToken cancellationToken) =>
        given is null ? null : EntryCursor.ListOf(given.Own, await WithinAsync(argument, EntryCursor.PlaceOf(given), customer, cancellationToken));

    /// <summary>The place that a caller's cursor names, in all the homes of a customer.</summary>
    /// <param name="argument">The argument it was given as, for the message.</param>
    /// <param name="named">The place that it names.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="GraphQLException">It is none of the customer's thread.</exception>
    public async ValueTask<ThreadPosition> WithinAsync(string argument, ThreadPosition named, HomeAccess customer, CancellationToken cancellationToken) =>
        named.Within(customer.State.Id, customer.State.Profile.Merges)
        ?? (await WasEmptyAsync(named, customer, cancellationToken)
            ? ThreadPosition.Of(customer.Homes.Select(static home => KeyValuePair.Create(home, 0)))
            : throw Cursor.Foreign(argument));

    /// <summary>The end of a customer's thread as it is now.</summary>
    public async ValueTask<ThreadPosition> EndAsync(HomeAccess customer, CancellationToken cancellationToken)
    {
        var ends = await Task.WhenAll(customer.Homes.Select(async home =>
            KeyValuePair.Create(home, customer.Bound(home) ?? customer.Bound(home, await log.LengthAsync(home, cancellationToken)))));
        return ThreadPosition.Of(ends);
    }

    // Who signs in for the first time gets a customer with a cursor before anything is recorded there, and perhaps it never is: see IdentityClaims.
    private async Task<bool> WasEmptyAsync(ThreadPosition named, HomeAccess customer, CancellationToken cancellationToken)
    {
        CustomerId[] homes = [.. named.Homes.Keys];
        return homes is [var home]
            && (await customers.LoadManyAsync([home], cancellationToken))[home] is var led
            && led.Id == customer.State.Id
            && led.Profile.Merges.All(merge => merge.Id.Merged != home);
    }
}
