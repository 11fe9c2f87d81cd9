using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Continuity.Topologies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Delivery;

/// <summary>
/// A provider with a gateway for every channel, at <c>/CHANNEL</c>: a real HTTP server that does its worst, by rule or by a seed, and keeps what came, under which key, in which order. As a good
/// provider does, it answers 409 to a key that it has taken before.
/// </summary>
public sealed class FaultyGateway : IAsyncDisposable
{
    /// <summary>The secret that its requests are signed with.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly GatewayFault[] AtRandom =
    [
        GatewayFault.ServerError, GatewayFault.Resets, GatewayFault.TakesAndResets, GatewayFault.TakesAndAnswersHalf, GatewayFault.TooMany, GatewayFault.TakesAndHangs,
        GatewayFault.TakesSlowly,
    ];

    private readonly int port = FreePort.Next();
    private readonly Random random;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly List<Arrival> arrivals = [];
    private readonly HashSet<(string Channel, string Key)> taken = [];
    private CancellationTokenSource ended = new();

    private WebApplication? app;
    private int missed;

    private FaultyGateway(int seed) => random = new Random(seed);

    /// <summary>Says what is done with a request that comes: its channel and body. Null, or null from it: by chance, as <see cref="FaultsInAHundred"/> says.</summary>
    public Func<string, JsonElement, GatewayFault?>? Rule { get; set; }

    /// <summary>How many requests of a hundred go wrong by chance; 0 at first.</summary>
    public int FaultsInAHundred { get; set; }

    /// <summary>How many of a hundred that go well are said to have reached the customer at once; 0 at first.</summary>
    public int DeliversInAHundred { get; set; }

    /// <summary>Whether it is away: every connection is closed as a request comes.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many requests came while it was so away.</summary>
    public int Missed => missed;

    /// <summary>Called as it takes something for the first time.</summary>
    public Action? Took { get; set; }

    /// <summary>All that came, in order; what came while it was away is not among it.</summary>
    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (gate)
            {
                return [.. arrivals];
            }
        }
    }

    /// <summary>What it has, each once, in the order in which it first took it.</summary>
    public IReadOnlyList<Arrival> Taken => [.. Arrivals.Where(static one => one.IsTaken).DistinctBy(static one => (one.Channel, one.Key))];

    /// <summary>Starts one on a free port of the loopback address.</summary>
    /// <param name="seed">What its chance begins with.</param>
    public static async Task<FaultyGateway> StartAsync(int seed = 1)
    {
        var gateway = new FaultyGateway(seed);
        await gateway.OpenAsync();
        return gateway;
    }

    /// <summary>Listens, again after <see cref="CloseAsync"/>: at the same address, with all that came before.</summary>
    public async Task OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.MapPost("/{channel}", TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Breaks off what is under way, and listens no more: every connection is refused.</summary>
    public async Task CloseAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            app = null;
        }
    }

    /// <summary>Answers what hangs.</summary>
    public Task LetGoAsync() => Interlocked.Exchange(ref ended, new()).CancelAsync();

    /// <summary>The address of a channel's gateway.</summary>
    /// <param name="channel">The channel's name in the contract.</param>
    public string Url(string channel) => $"http://127.0.0.1:{port}/{channel}";

    /// <summary>The API's settings for gateways of some channels, in a hurry; more may be set over them.</summary>
    /// <param name="channels">The channels' names in the contract.</param>
    public Dictionary<string, string> Settings(params IEnumerable<string> channels) => channels.SelectMany(channel => new (string Name, string Value)[]
    {
        ("Url", Url(channel)),
        ("Secret", Secret),
        ("AttemptTimeout", "00:00:02"),
        ("Retries", "2"),
        ("RetryDelay", "00:00:00.020"),
        ("BreakAtLeast", "10000"),
    }.Select(one => (Key: $"Continuity:Gateways:{channel}:{one.Name}", one.Value))).ToDictionary(static one => one.Key, static one => one.Value);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await CloseAsync();
        ended.Dispose();
    }

    private async Task TakeAsync(HttpContext context, string channel)
    {
        using var read = new MemoryStream();
        await context.Request.Body.CopyToAsync(read, context.RequestAborted);
        if (IsAway)
        {
            Interlocked.Increment(ref missed);
            context.Abort();
            return;
        }

        var letGo = ended.Token;
        var (fault, wasTaken) = Keep(context, channel, read.ToArray());
        if (wasTaken)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        await AnswerAsync(context, fault, letGo);
    }

    private (GatewayFault Fault, bool WasTaken) Keep(HttpContext context, string channel, byte[] body)
    {
        var json = JsonDocument.Parse(body).RootElement.Clone();
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        bool isTaken, wasTaken;
        GatewayFault fault;
        lock (gate)
        {
            fault = Rule?.Invoke(channel, json) ?? ByChance();
            var arrival = new Arrival(arrivals.Count, channel, key, json, IsSigned(context.Request.Headers, body), fault, watch.Elapsed);
            arrivals.Add(arrival);
            isTaken = arrival.IsTaken;
            wasTaken = isTaken && !taken.Add((channel, key));
        }

        if (isTaken && !wasTaken)
        {
            Took?.Invoke();
        }

        return (fault, wasTaken);
    }

    private GatewayFault ByChance() => random.Next(100) < FaultsInAHundred ? AtRandom[random.Next(AtRandom.Length)]
        : random.Next(100) < DeliversInAHundred ? GatewayFault.Delivers
        : GatewayFault.None;

    private TimeSpan Pause()
    {
        lock (gate)
        {
            return TimeSpan.FromMilliseconds(random.Next(50, 500));
        }
    }

    private async Task AnswerAsync(HttpContext context, GatewayFault fault, CancellationToken letGo)
    {
        switch (fault)
        {
            case GatewayFault.Delivers:
                await context.Response.WriteAsync("""{"state":"DELIVERED"}""", context.RequestAborted);
                break;
            case GatewayFault.TakesSlowly:
                await Task.Delay(Pause(), context.RequestAborted);
                break;
            case GatewayFault.TakesAndHangs:
                using (var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, letGo))
                {
                    await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                break;
            case GatewayFault.TakesAndAnswersHalf:
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("""{"state":""", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case GatewayFault.TakesAndResets or GatewayFault.Resets:
                context.Abort();
                break;
            case GatewayFault.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case GatewayFault.TooMany:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                break;
            case GatewayFault.Redirects:
                context.Response.Redirect("/ELSEWHERE", permanent: false, preserveMethod: true);
                break;
            case GatewayFault.Refuses:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    private static bool IsSigned(IHeaderDictionary headers, byte[] body)
    {
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}."), .. body];
        return headers["webhook-signature"] == $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}" && headers["webhook-id"] == headers["Idempotency-Key"];
    }
}
