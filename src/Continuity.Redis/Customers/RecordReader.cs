using Continuity.Briefs;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Customers;

/// <summary>Reads what belongs to homes by id, many in one round trip; what does not exist is left out.</summary>
public sealed class RecordReader
{
    private readonly IRedisCalls redis;

    internal RecordReader(IRedisCalls redis) => this.redis = redis;

    /// <summary>Reads tickets by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<TicketId, Ticket>> TicketsAsync(IEnumerable<TicketId> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.GroupBy(static id => id.Home, static id => id.Number)
            .Select(async home => (Home: home.Key, Tickets: await TicketsAsync(home.Key, [.. home.Distinct()], cancellationToken))));
        return found.SelectMany(static f => f.Tickets.Select(t => (Id: new TicketId(f.Home, t.Number), Ticket: t))).ToDictionary(static f => f.Id, static f => f.Ticket);
    }

    /// <summary>Reads sessions by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<SessionId, Session>> SessionsAsync(IEnumerable<SessionId> ids, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(ids.GroupBy(static id => id.Home, static id => id.Number)
            .Select(async home => (Home: home.Key, Sessions: await SessionsAsync(home.Key, [.. home.Distinct()], cancellationToken))));
        return found.SelectMany(static f => f.Sessions.Select(s => (Id: new SessionId(f.Home, s.Number), Session: s))).ToDictionary(static f => f.Id, static f => f.Session);
    }

    /// <summary>Reads a home's tickets by number.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that exist, in the order asked for.</returns>
    public async Task<IReadOnlyList<Ticket>> TicketsAsync(CustomerId home, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        RedisValue[] fields = [.. numbers.Select(static n => (RedisValue)CustomerFields.Ticket(n)), .. numbers.Select(static n => (RedisValue)CustomerFields.Activity(n)), CustomerFields.Erased];
        var values = await redis.HashGetAsync(new CustomerKeys(home).State, fields, cancellationToken);
        var tickets = new List<Ticket>(numbers.Count);
        for (var i = 0; i < numbers.Count; i++)
        {
            if (!values[i].IsNull)
            {
                var ticket = StoredField.Read<Ticket>((byte[])values[i]!, out _);
                var activity = values[numbers.Count + i];
                var active = activity.IsNull ? ticket : StoredField.Active(ticket, (byte[])activity!);
                tickets.Add(values[^1].IsNull ? active : Erased.Of(active));
            }
        }

        return tickets;
    }

    /// <summary>Reads a home's sessions by number.</summary>
    /// <param name="home">The customer.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that exist, in the order asked for.</returns>
    public async Task<IReadOnlyList<Session>> SessionsAsync(CustomerId home, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        var values = await redis.HashGetAsync(new CustomerKeys(home).State, [.. numbers.Select(static n => (RedisValue)CustomerFields.Session(n)), CustomerFields.Erased], cancellationToken);
        var sessions = values[..^1].Where(static v => !v.IsNull).Select(static v => StoredField.Read<Session>((byte[])v!, out _));
        return values[^1].IsNull ? [.. sessions] : [.. sessions.Select(Erased.Of)];
    }

    /// <summary>Reads what was done on tickets to make up for what went wrong.</summary>
    /// <param name="ids">The tickets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<TicketId, RecoveryRecord>> RecoveriesAsync(IEnumerable<TicketId> ids, CancellationToken cancellationToken) =>
        ReadAsync<TicketId, RecoveryRecord>(ids, static id => (id.Home, CustomerFields.Recovery(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads handoffs by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<HandoffId, Handoff>> HandoffsAsync(IEnumerable<HandoffId> ids, CancellationToken cancellationToken) =>
        ReadAsync<HandoffId, Handoff>(ids, static id => (id.Home, CustomerFields.Handoff(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads offers of ownership by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<OwnershipOfferId, OwnershipOffer>> OwnershipOffersAsync(IEnumerable<OwnershipOfferId> ids, CancellationToken cancellationToken) =>
        ReadAsync<OwnershipOfferId, OwnershipOffer>(ids, static id => (id.Home, CustomerFields.OwnershipOffer(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads follow-ups by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<FollowUpId, FollowUp>> FollowUpsAsync(IEnumerable<FollowUpId> ids, CancellationToken cancellationToken) =>
        ReadAsync<FollowUpId, FollowUp>(ids, static id => (id.Home, CustomerFields.FollowUp(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads problem reports by id.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<ProblemReportId, ProblemReport>> ProblemReportsAsync(IEnumerable<ProblemReportId> ids, CancellationToken cancellationToken) =>
        ReadAsync<ProblemReportId, ProblemReport>(ids, static id => (id.Home, CustomerFields.ProblemReport(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads what was recorded of tickets for their briefs.</summary>
    /// <param name="ids">The tickets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those of which anything was.</returns>
    public Task<IReadOnlyDictionary<TicketId, BriefRecord>> BriefsAsync(IEnumerable<TicketId> ids, CancellationToken cancellationToken) =>
        ReadAsync<TicketId, BriefRecord>(ids, static id => (id.Home, CustomerFields.Brief(id.Number)), Erased.Of, cancellationToken);

    /// <summary>Reads the deliveries of entries.</summary>
    /// <param name="ids">The entries.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyDictionary<EntryId, EntryDelivery>> DeliveriesAsync(IEnumerable<EntryId> ids, CancellationToken cancellationToken) =>
        ReadAsync<EntryId, EntryDelivery>(ids, static id => (id.Home, CustomerFields.Delivery(id.Sequence)), static delivery => delivery, cancellationToken);

    private async Task<IReadOnlyDictionary<TId, T>> ReadAsync<TId, T>(
        IEnumerable<TId> ids, Func<TId, (CustomerId Home, string Field)> place, Func<T, T> erased, CancellationToken cancellationToken)
        where TId : struct
    {
        var found = await Task.WhenAll(ids.Distinct().GroupBy(id => place(id).Home).Select(async home =>
        {
            List<TId> asked = [.. home];
            var values = await redis.HashGetAsync(new CustomerKeys(home.Key).State, [.. asked.Select(id => (RedisValue)place(id).Field), CustomerFields.Erased], cancellationToken);
            var isErased = !values[^1].IsNull;
            return asked.Zip(values).Where(static pair => !pair.Second.IsNull).Select(pair => (pair.First, Record: Read(pair.Second, isErased ? erased : null)));
        }));
        return found.SelectMany(static home => home).ToDictionary(static one => one.First, static one => one.Record);

        static T Read(RedisValue value, Func<T, T>? erased)
        {
            var record = StoredField.Read<T>((byte[])value!, out _);
            return erased is null ? record : erased(record);
        }
    }
}
