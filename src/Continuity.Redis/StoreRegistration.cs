using Continuity.Briefs;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Delivery;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Redis.Briefs;
using Continuity.Redis.Callers;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Continuation;
using Continuity.Redis.Customers;
using Continuity.Redis.Deadlines;
using Continuity.Redis.Delivery;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Ingest;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Privacy;
using Continuity.Redis.Projections;
using Continuity.Redis.Queues;
using Continuity.Redis.Recovery;
using Continuity.Redis.Staff;
using Continuity.Redis.Telemetry;
using Continuity.Redis.Threads;
using Continuity.Redis.Tickets;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis;

/// <summary>Registers the store.</summary>
public static class StoreRegistration
{
    /// <summary>Adds the store. It is used once <see cref="StoreStartUp.OpenAsync"/> has opened it.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">How it is reached.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public static IServiceCollection AddContinuityStore(this IServiceCollection services, RedisOptions options)
    {
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<StoreConnection>();
        services.AddSingleton<ClusterClaims>();
        services.AddSingleton<RedisFence>();
        services.AddSingleton<PrimaryConnections>();
        services.AddSingleton<AcknowledgedCalls>();
        services.AddSingleton<IRedisCalls>(static s => s.GetRequiredService<RedisOptions>().AcknowledgedReplicas > 0 ? s.GetRequiredService<AcknowledgedCalls>() : s.GetRequiredService<RedisFence>());
        services.AddSingleton(static s => new StoreTime(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<RedisOptions>()));
        services.TryAddSingleton(new MergeOptions());
        services.TryAddSingleton(new IdentityOptions());
        services.TryAddSingleton<IMergeObserver, NoMergeObserver>();
        services.AddSingleton<DurabilityCheck>();
        services.AddSingleton<StoreLayout>();
        services.AddSingleton<CommitRecovery>();
        services.AddSingleton<CustomerLoader>();
        services.AddSingleton<CommitScript>();
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<SessionMemory>();
        services.AddSingleton<Replay>();
        services.AddSingleton<Projection>();
        services.AddSingleton<TellingProjection>();
        services.AddSingleton<TellingRelay>();
        services.TryAddSingleton(WebhookSubscriptions.None);
        services.AddSingleton<KnownWebhooks>();
        services.AddSingleton<WebhookRelay>();
        services.AddSingleton(static s => new WebhookQueue(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new WebhookDeadLetters(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new WebhookEndpoints(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton<OutboxLog>();
        services.AddSingleton<OutboxRelay>();
        services.TryAddSingleton(DeliveryRules.None);
        services.AddSingleton<SendingBell>();
        services.AddSingleton<Dispatch>();
        services.AddSingleton(static s => new SendingQueue(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new Deliveries(
            s.GetRequiredService<CustomerHomesReader>(), s.GetRequiredService<CustomerStore>(), s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>(), s.GetRequiredService<EmailIndex>()));
        services.AddSingleton<CommandCommit>();
        services.AddSingleton<EntryAppend>();
        services.AddSingleton<HomePins>();
        services.AddSingleton<HomeFinder>();
        services.AddSingleton<MergeSettlement>();
        services.AddSingleton<CustomerHomesReader>();
        services.AddSingleton(static s => new Lazy<CommandCommit>(s.GetRequiredService<CommandCommit>));
        services.AddSingleton(static s => new Lazy<MergeSettlement>(s.GetRequiredService<MergeSettlement>));
        services.AddSingleton(static s => new StoreStartUp(
            s.GetRequiredService<StoreConnection>(), s.GetRequiredService<DurabilityCheck>(), s.GetRequiredService<StoreLayout>(), s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>(), s.GetRequiredService<RedisOptions>()));
        services.AddSingleton(static s => new CustomerStore(
            s.GetRequiredService<CustomerHomesReader>(), s.GetRequiredService<CommandCommit>(), s.GetRequiredService<EntryAppend>()));
        services.AddSingleton(static s => new CustomerMerges(
            s.GetRequiredService<CustomerStore>(),
            s.GetRequiredService<CommandCommit>(),
            s.GetRequiredService<MergeSettlement>(),
            s.GetRequiredService<MergeOptions>(),
            s.GetRequiredService<IdentityOptions>()));
        services.AddSingleton(static s => new RecordReader(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new BriefReader(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<CommitRecovery>()));
        services.AddSingleton(static s => new EntryLog(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<CommitRecovery>()));
        services.AddSingleton(static s => new EntryFeed(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<EntryLog>(), s.GetRequiredService<CustomerStore>(), s.GetRequiredService<RedisOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static s => new IdentityClaims(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<CommitScript>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton<IdentityHolders>();
        services.AddSingleton<OtherHomesChange>();
        services.AddSingleton(static s => new FirstContact(
            s.GetRequiredService<IdentityHolders>(),
            s.GetRequiredService<IdentityClaims>(),
            s.GetRequiredService<HomePins>(),
            s.GetRequiredService<CustomerStore>(),
            s.GetRequiredService<CustomerMerges>(),
            s.GetRequiredService<IdentityOptions>(),
            s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new TicketNumbers(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new EmailIndex(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new EmailPlaces(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new ConversationPlaces(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new TakenEvents(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<RedisOptions>()));
        services.AddSingleton(static s => new IngestPlaces(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new WaitingTickets(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new InboxLists(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new EventFeed(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<CommitRecovery>(), s.GetRequiredService<RedisOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static s => new RosterReader(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new RosterChanges(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<RosterReader>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new AgentDirectory(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<RosterChanges>(), s.GetRequiredService<RosterReader>(), s.GetRequiredService<StoreTime>()));
        services.TryAddSingleton(new ContinuationOptions());
        services.AddSingleton(static s => new ContinuationCodes(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<RedisOptions>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new CodeAttempts(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<ContinuationOptions>(), s.GetRequiredService<StoreTime>()));
        services.AddSingleton(static s => new Reassignment(
            s.GetRequiredService<IRedisCalls>(),
            s.GetRequiredService<RosterReader>(),
            s.GetRequiredService<RosterChanges>(),
            s.GetRequiredService<Lazy<CommandCommit>>(),
            s.GetRequiredService<ILogger<Reassignment>>()));
        services.AddSingleton(static s => new Lazy<Reassignment>(s.GetRequiredService<Reassignment>));
        services.AddSingleton<StaffProjection>();
        services.AddSingleton<TrendProjection>();
        services.AddSingleton(static s => new TrendCounters(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new TrendReports(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton(static s => new OrphanIndex(s.GetRequiredService<IRedisCalls>()));
        services.AddSingleton<ReassignmentSweep>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<ReassignmentSweep>());
        services.TryAddSingleton(new HandoffOptions());
        services.TryAddSingleton(new FollowUpOptions());
        services.TryAddSingleton(new BriefOptions());
        services.TryAddSingleton(new DeadlineOptions());
        services.TryAddSingleton<DeadlineRules>();
        services.AddSingleton<Membership>();
        services.AddSingleton<DueReader>();
        services.AddSingleton<RecentRoster>();
        services.AddSingleton<DueFiring>();
        services.AddSingleton<DeadlineLog>();
        services.AddSingleton<DeadlineEngine>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<DeadlineEngine>());
        services.AddSingleton(static s => new StoreWatch(
            s.GetRequiredService<IRedisCalls>(),
            s.GetRequiredService<StoreConnection>(),
            () => s.GetRequiredService<DeadlineEngine>().Share,
            s.GetRequiredService<StoreTime>(),
            s.GetRequiredService<ILogger<StoreWatch>>()));
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<StoreWatch>());
        services.AddSingleton<ErasedOutbox>();
        services.AddSingleton<IErasedPlace, ErasedDeliveries>();
        services.AddSingleton<IErasedPlace, ErasedIngest>();
        services.AddSingleton<HomeEraser>();
        services.AddSingleton(static s => new Erasures(
            s.GetRequiredService<IRedisCalls>(),
            s.GetRequiredService<Lazy<CommandCommit>>(),
            s.GetRequiredService<MergeSettlement>(),
            s.GetRequiredService<HomeEraser>(),
            s.GetRequiredService<RosterReader>(),
            s.GetRequiredService<StoreTime>(),
            s.GetRequiredService<ILogger<Erasures>>()));
        services.AddSingleton(static s => new Redactions(s.GetRequiredService<CustomerStore>(), s.GetRequiredService<RecordReader>(), s.GetRequiredService<EntryLog>()));
        services.AddSingleton(static s => new Lazy<Redactions>(s.GetRequiredService<Redactions>));
        services.AddSingleton(static s => new GuestVisits(
            s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<Lazy<CommandCommit>>(), s.GetRequiredService<Lazy<Redactions>>(), s.GetRequiredService<EntryLog>()));
        services.AddSingleton(static s => new ExportLinks(s.GetRequiredService<IRedisCalls>(), s.GetRequiredService<CustomerStore>(), s.GetRequiredService<StoreTime>()));
        services.TryAddSingleton(new PrivacyOptions());
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<RetentionSweep>());
        services.AddSingleton<ErasureSweep>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<ErasureSweep>());
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<IHostedService>(static s => s.GetRequiredService<OutboxSweep>());
        return services;
    }
}
