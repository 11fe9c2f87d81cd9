using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging;

/// <summary>A home as it is stored, without what merges and their undoing note of themselves (that of an undoing which has still to be forgotten, too): what is left must come back as it was.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Tickets">The tickets.</param>
/// <param name="Sessions">The sessions.</param>
/// <param name="Log">The entries.</param>
internal sealed record MergeSnapshot(string Profile, string Tickets, string Sessions, string Log)
{
    /// <summary>Reads a home without settling anything.</summary>
    public static async Task<MergeSnapshot> OfAsync(TestStore store, CustomerId home, CancellationToken cancellationToken)
    {
        var state = await StoredAsync(store, home, cancellationToken);
        var tickets = await store.Records.TicketsAsync(home, [.. Enumerable.Range(1, state.Profile.TicketCount)], cancellationToken);
        var sessions = await store.Records.SessionsAsync(home, [.. Enumerable.Range(1, state.Profile.SessionCount)], cancellationToken);
        var log = await store.Log.RangeAsync(home, 1, int.MaxValue, cancellationToken);
        return new(
            StoreJson.Write(state.Profile with { MergeCount = 0, Undone = [], Separations = [] }),
            StoreJson.Write(tickets),
            StoreJson.Write(sessions),
            string.Join('\n', log.Where(static entry => !TellsOfMerge(entry)).Select(static entry => StoreJson.Write(entry.Draft))));
    }

    /// <summary>A home as it is stored.</summary>
    public static async Task<CustomerState> StoredAsync(TestStore store, CustomerId home, CancellationToken cancellationToken) =>
        (await store.Get<CustomerLoader>().LoadAsync(home, [], null, cancellationToken)).Customer.State;

    /// <summary>Whether an entry is one of a merge or its undoing.</summary>
    public static bool TellsOfMerge(Entry entry) => entry.Draft.Content is ActivityContent { Activity: Activity.CustomersMerged or Activity.CustomersUnmerged };
}
