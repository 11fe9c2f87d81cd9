using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.GraphQL.Tests.Transport.Streams;

/// <summary>Subscriptions served by Kestrel on a free loopback port, with a clock of the test's own where it wants one.</summary>
internal sealed class StreamHost : IAsyncDisposable
{
    private const string Sdl = """
        type Query { hello: String wait: Int fail: Int! }
        type Mutation { add(n: Int!): Int }
        type Subscription { count(from: Int! = 1, to: Int! = 3): Int silent: Int endless(size: Int! = 1): String pushed: Int closed: Int }
        """;

    private readonly WebApplication application;

    private StreamHost(WebApplication application, StreamSources sources, FakeTimeProvider clock)
    {
        (this.application, Sources, Clock) = (application, sources, clock);
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()), Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Client { get; }

    public StreamSources Sources { get; }

    public FakeTimeProvider Clock { get; }

    public Uri SocketAddress => new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    /// <summary>Starts it.</summary>
    /// <param name="options">Its bounds, from those that hold unless set.</param>
    /// <param name="register">Services of the test's own.</param>
    /// <param name="expiresAt">When the token of whoever calls stops being good.</param>
    /// <param name="maxBodyBytes">The longest message.</param>
    /// <param name="fakeClock">Whether time stands still until the test moves it.</param>
    public static async Task<StreamHost> StartAsync(
        Func<SubscriptionOptions, SubscriptionOptions>? options = null,
        Action<IServiceCollection>? register = null,
        DateTimeOffset? expiresAt = null,
        int maxBodyBytes = 1024 * 1024,
        bool fakeClock = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        if (fakeClock)
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        var sources = new StreamSources();
        builder.Services.AddGraphQLServer()
            .UseSchema(SdlSchema.Build(Sdl, sources.Resolve))
            .ModifyOptions(o => o with { MaxBodyBytes = maxBodyBytes, Subscriptions = options?.Invoke(o.Subscriptions) ?? o.Subscriptions });
        register?.Invoke(builder.Services);
        var application = builder.Build();
        application.Use((context, next) =>
        {
            var ticket = new AuthenticationTicket(context.User, new AuthenticationProperties { ExpiresUtc = expiresAt }, "Test");
            context.Features.Set<IAuthenticateResultFeature>(new Authenticated { AuthenticateResult = AuthenticateResult.Success(ticket) });
            return next(context);
        });
        application.MapGraphQL();
        await application.StartAsync();
        return new StreamHost(application, sources, clock);
    }

    public T Service<T>()
        where T : notnull => application.Services.GetRequiredService<T>();

    /// <summary>Lets a client that takes nothing be found stalled, once it is: the source has been ended then, and the client has not been cut off.</summary>
    public async Task StallAsync()
    {
        while (await Task.WhenAny(Sources.Ended.Task, Task.Delay(TimeSpan.FromSeconds(1))) != Sources.Ended.Task)
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Stops it, and lets the time pass that clients are given to say goodbye.</summary>
    public async Task StopStalledAsync()
    {
        var stopping = StopAsync();
        while (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(1))) != stopping)
        {
            Clock.Advance(TimeSpan.FromSeconds(3));
        }

        await stopping;
    }

    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }

    private sealed class Authenticated : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}
