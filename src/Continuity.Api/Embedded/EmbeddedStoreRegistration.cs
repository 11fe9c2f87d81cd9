using Continuity.Api.StartUp;

namespace Continuity.Api.Embedded;

/// <summary>Registers the embedded store.</summary>
internal static class EmbeddedStoreRegistration
{
    /// <summary>
    /// Starts an embedded store where <c>ConnectionStrings:Redis</c> is not configured, and configures that to be it, so that whoever comes later need
    /// not know the difference.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    /// <returns>The store, to be ended after everything that uses it; null where a Redis is configured.</returns>
    /// <exception cref="StartUpRefusedException">It can't be started.</exception>
    public static async Task<EmbeddedStore?> AddEmbeddedStoreAsync(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(EmbeddedStoreOptions.Section).Get<EmbeddedStoreOptions>() ?? new EmbeddedStoreOptions();
        builder.Services.AddSingleton(Validated(options));
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString("Redis")))
        {
            return null;
        }

        var store = await EmbeddedStore.StartAsync(options, TimeProvider.System, CancellationToken.None);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Redis", store.ConnectionString)]);
        builder.Services.AddSingleton(store);
        builder.Services.AddHostedService<EmbeddedStoreSupervisor>();
        return store;
    }

    private static EmbeddedStoreOptions Validated(EmbeddedStoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            throw new StartUpRefusedException("Continuity:Embedded:Path must name a folder.");
        }

        if (options.StartWithin < TimeSpan.FromSeconds(1) || options.StartWithin > TimeSpan.FromHours(1))
        {
            throw new StartUpRefusedException("Continuity:Embedded:StartWithin must be between 1 second (00:00:01) and 1 hour (01:00:00).");
        }

        return options;
    }
}
