using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.GraphQL;
using Continuity.Recovery;
using Continuity.Redis.Briefs;
using Continuity.Redis.Customers;
using Continuity.Redis.Callers;
using Continuity.Redis.Recovery;
using Continuity.Redis.Threads;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Api.Reading;

/// <summary>The batches behind the data loaders: each one round trip, however many keys.</summary>
internal static class HomeLoaders
{
    [DataLoader]
    public static Task<IReadOnlyDictionary<CustomerId, CustomerState>> GetCustomerByIdAsync(
        IReadOnlyList<CustomerId> keys, CustomerStore store, CancellationToken cancellationToken) => store.LoadManyAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<SessionId, Session>> GetSessionByIdAsync(
        IReadOnlyList<SessionId> keys, RecordReader records, CancellationToken cancellationToken) => records.SessionsAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<TicketId, Ticket>> GetTicketByIdAsync(
        IReadOnlyList<TicketId> keys, RecordReader records, CancellationToken cancellationToken) => records.TicketsAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<HandoffId, Handoff>> GetHandoffByIdAsync(
        IReadOnlyList<HandoffId> keys, RecordReader records, CancellationToken cancellationToken) => records.HandoffsAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<OwnershipOfferId, OwnershipOffer>> GetOwnershipOfferByIdAsync(
        IReadOnlyList<OwnershipOfferId> keys, RecordReader records, CancellationToken cancellationToken) => records.OwnershipOffersAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<FollowUpId, FollowUp>> GetFollowUpByIdAsync(
        IReadOnlyList<FollowUpId> keys, RecordReader records, CancellationToken cancellationToken) => records.FollowUpsAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<EntryId, EntryDelivery>> GetDeliveryByEntryAsync(
        IReadOnlyList<EntryId> keys, RecordReader records, CancellationToken cancellationToken) => records.DeliveriesAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<TicketId, BriefSources>> GetBriefByTicketAsync(
        IReadOnlyList<TicketId> keys, BriefReader briefs, CancellationToken cancellationToken) => briefs.LoadManyAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<ProblemReportId, ProblemReport>> GetProblemReportByIdAsync(
        IReadOnlyList<ProblemReportId> keys, RecordReader records, CancellationToken cancellationToken) => records.ProblemReportsAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<TrendReportsOf, IReadOnlyList<ProblemReportId>>> GetNewestByTrendAsync(
        IReadOnlyList<TrendReportsOf> keys, TrendReports reports, CancellationToken cancellationToken) => reports.NewestAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<LogStretch, IReadOnlyList<LoggedEntry>>> GetEntriesByStretchAsync(
        IReadOnlyList<LogStretch> keys, EntryLog log, CancellationToken cancellationToken) => log.StretchesAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<ActorRef, DirectoryEntry>> GetPersonByActorAsync(
        IReadOnlyList<ActorRef> keys, AgentDirectory directory, CancellationToken cancellationToken) => directory.RecentAsync(keys, cancellationToken);

    [DataLoader]
    public static Task<IReadOnlyDictionary<TicketId, RecoveryRecord>> GetRecoveryByTicketAsync(
        IReadOnlyList<TicketId> keys, RecordReader records, CancellationToken cancellationToken) => records.RecoveriesAsync(keys, cancellationToken);
}
