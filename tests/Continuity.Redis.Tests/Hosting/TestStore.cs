using Continuity.Redis.Callers;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Queues;
using Continuity.Redis.Threads;
using Continuity.Redis.Tickets;
using Continuity.Redis.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A store as one process has it. Its sweep runs only when a test says so.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestStore(ServiceProvider services) => this.services = services;

    public CustomerStore Customers => Get<CustomerStore>();

    public RecordReader Records => Get<RecordReader>();

    public EntryLog Log => Get<EntryLog>();

    public FirstContact FirstContact => Get<FirstContact>();

    public IdentityClaims Identities => Get<IdentityClaims>();

    public TicketNumbers Numbers => Get<TicketNumbers>();

    public WaitingTickets Queues => Get<WaitingTickets>();

    public AgentDirectory Directory => Get<AgentDirectory>();

    public StoreStartUp StartUp => Get<StoreStartUp>();

    /// <param name="options">How the server is reached.</param>
    /// <param name="replace">Registers what is to stand in for parts of the store; null for nothing.</param>
    public static async Task<TestStore> OpenAsync(RedisOptions options, Action<IServiceCollection>? replace = null)
    {
        var store = Closed(options, replace);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.StartUp.OpenAsync(production: false, CancellationToken.None);
                return store;
            }
            catch (StoreUnavailableException) when (attempt < 10)
            {
                // A test's short deadline is for what it tests; on a busy machine a server that was just started answers later.
            }
        }
    }

    /// <summary>Opens a store as one more process would, but on the connection of another, which is quicker.</summary>
    /// <param name="other">Must outlive it.</param>
    /// <param name="configure">Changes the other's options.</param>
    /// <param name="replace">Registers what is to stand in for parts of the store.</param>
    public static Task<TestStore> BesideAsync(TestStore other, Func<RedisOptions, RedisOptions> configure, Action<IServiceCollection>? replace = null) =>
        OpenAsync(configure(other.Get<RedisOptions>()), services =>
        {
            services.AddSingleton(other.Get<StoreConnection>());
            replace?.Invoke(services);
        });

    public static TestStore Closed(RedisOptions options, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection().AddLogging().AddContinuityStore(options);
        replace?.Invoke(services);
        return new(services.BuildServiceProvider());
    }

    /// <summary>The time of a test's own clock, which the server is not asked for.</summary>
    internal StoreTime TimeOf(TimeProvider clock) => new(clock, Get<IRedisCalls>(), Get<RedisOptions>() with { TimeFromStore = false });

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
