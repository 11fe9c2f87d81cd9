using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Continuity.Topologies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Continuity.Faults.Instances;

/// <summary>Takes the webhooks, and keeps by their ids which tickets were offered: one that comes twice is the same.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly int port = FreePort.Next();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> offers = new();
    private WebApplication? app;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/events"));

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.GetLeftPart(UriPartial.Authority));
        app = builder.Build();
        app.MapPost("/events", (RequestDelegate)TakeAsync);
        await app.StartAsync();
    }

    /// <summary>How many offers of a ticket were told.</summary>
    /// <param name="ticket">The ticket's id.</param>
    public int OffersOn(string ticket) => offers.TryGetValue(ticket, out var told) ? told.Count : 0;

    /// <summary>Forgets what came so far.</summary>
    public void Forget() => offers.Clear();

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var sent = await JsonDocument.ParseAsync(context.Request.Body);
        if (sent.RootElement.GetProperty("type").GetString() == "handoff.offered" && sent.RootElement.GetProperty("data").GetProperty("ticketId").GetString() is { } ticket)
        {
            offers.GetOrAdd(ticket, static _ => new())[context.Request.Headers["webhook-id"].ToString()] = true;
        }
    }
}
