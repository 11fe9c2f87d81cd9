using System.Collections.Concurrent;
using Continuity.Api.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Webhooks;

/// <summary>A receiver of webhooks, on loopback, that verifies what comes and answers as a test says.</summary>
public sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly StandardWebhooksSignature Signature = new([StandardWebhooksSignature.ReadSecret(Secret)!]);
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Received> received = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Where it is.</summary>
    public string Url => app.Urls.First() + "/hook?token=secret";

    /// <summary>All that came, in order.</summary>
    public IReadOnlyList<Received> All => [.. received];

    /// <summary>What came and was taken, in order.</summary>
    public IReadOnlyList<Received> Taken => [.. received.Where(static one => one.IsTaken)];

    /// <summary>How it answers; the request was verified and noted before.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Starts one on a free port.</summary>
    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.MapPost("/hook", receiver.TakeAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers with a status.</summary>
    public static Func<Received, HttpContext, Task> With(int status, string? retryAfter = null) => (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        var (id, timestamp, signature) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString());
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, System.Globalization.CultureInfo.InvariantCulture));
        if (!Signature.Verify(id, timestamp, signature, body.ToArray(), at) || context.Request.ContentType != "application/json")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var one = new Received(id, at, System.Text.Encoding.UTF8.GetString(body.ToArray()));
        received.Enqueue(one);
        await Answer(one, context);
        one.IsTaken = context.Response.StatusCode == StatusCodes.Status200OK;
    }
}
