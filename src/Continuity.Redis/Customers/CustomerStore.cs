using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Merging;

namespace Continuity.Redis.Customers;

/// <summary>
/// The customers: read, and changed by the one write path: load what the decision needs, decide, commit all of it or nothing; a lost race is decided again.
/// Every method throws <see cref="StoreUnavailableException"/> where Redis can't serve it in time.
/// </summary>
public sealed class CustomerStore
{
    private readonly CustomerHomesReader homes;
    private readonly CommandCommit commands;
    private readonly EntryAppend appends;

    internal CustomerStore(CustomerHomesReader homes, CommandCommit commands, EntryAppend appends) =>
        (this.homes, this.commands, this.appends) = (homes, commands, appends);

    /// <summary>
    /// Reads a home: the profile, the live tickets with the last session of each, and what is named; and, as <see cref="CustomerState.OtherHomes"/>, the others of its customer
    /// as they are without anything named. One round trip where nothing was merged; else one for the survivor, where that is not the home, and one for the others together.
    /// </summary>
    /// <param name="id">The home; an empty one that was redirected is followed, so that the result's id may differ.</param>
    /// <param name="tickets">The numbers of further tickets.</param>
    /// <param name="sessions">The numbers of further sessions; their tickets come with them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The home; <see cref="CustomerState.IsEmpty"/> where there is none. What is named and does not exist is left out.</returns>
    public Task<CustomerState> LoadAsync(CustomerId id, IEnumerable<int> tickets, IEnumerable<int> sessions, CancellationToken cancellationToken) =>
        homes.LoadAsync(id, CustomerLoader.Fields(tickets, sessions), cancellationToken);

    /// <summary>Reads the survivor of the customer that a home belongs to, with the other homes.</summary>
    /// <param name="id">The home; an empty one that was redirected is followed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<CustomerState> SurvivorAsync(CustomerId id, CancellationToken cancellationToken) => homes.SurvivorAsync(id, cancellationToken);

    /// <summary>
    /// Reads the survivors of many customers at once, without the other homes: one round trip for those that were not merged, two for those that were (once the way to the
    /// survivor was taken for the first time).
    /// </summary>
    /// <param name="ids">Homes; empty ones that were redirected are followed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Each by the id that was asked for.</returns>
    public async Task<IReadOnlyDictionary<CustomerId, CustomerState>> LoadManyAsync(IEnumerable<CustomerId> ids, CancellationToken cancellationToken)
    {
        var states = await Task.WhenAll(ids.Distinct().Select(async id => (Id: id, State: await homes.SurvivorAloneAsync(id, cancellationToken))));
        return states.ToDictionary(static s => s.Id, static s => s.State);
    }

    /// <summary>Reads the other homes of a survivor that was read without them.</summary>
    /// <param name="survivor">The survivor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The same, or a later one where it was changed meanwhile; nothing is read where nothing was merged.</returns>
    public Task<CustomerState> WithOtherHomesAsync(CustomerState survivor, CancellationToken cancellationToken) => homes.WithOthersAsync(survivor, cancellationToken);

    /// <summary>Decides and commits a command.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="request">What it needs to know.</param>
    /// <param name="decide">The decision: pure, for it is made again after a lost race.</param>
    /// <param name="answer">How the answer is kept for a repeat; null for JSON.</param>
    /// <param name="cancellationToken">Ends the wait; the command may have been committed all the same.</param>
    public Task<Committed<T>> CommitAsync<T>(
        CommitRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T>? answer, CancellationToken cancellationToken) =>
        commands.CommitAsync(request, decide, answer ?? Answer.Json<T>(), cancellationToken);

    /// <summary>
    /// Decides and commits a command on one session that mostly changes no state: one round trip where the session is remembered. The decision then knows
    /// the session and its ticket, and nothing else; it holds if neither was changed. Where it does change state, it is made again on all of it and committed as
    /// <see cref="CommitAsync"/> does.
    /// </summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="request">The session.</param>
    /// <param name="decide">The decision: pure, for it may be made again. A refusal that was decided on what is remembered is decided again on what is stored.</param>
    /// <param name="answer">How the answer is kept for a repeat; null for JSON.</param>
    /// <param name="cancellationToken">Ends the wait; the entry may have been recorded all the same.</param>
    public Task<Committed<T>> AppendAsync<T>(
        AppendRequest request, Func<CustomerState, DateTimeOffset, Decision<T>> decide, Answer<T>? answer, CancellationToken cancellationToken) =>
        appends.AppendAsync(request, decide, answer ?? Answer.Json<T>(), cancellationToken);
}
