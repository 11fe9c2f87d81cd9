using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Calls;
using Continuity.Faults.Instances;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Streams;

/// <summary>Keeps up a subscription, through whatever comes between: it goes on from its last cursor, at the other instance.</summary>
/// <param name="scene">The round.</param>
/// <param name="by">Who follows.</param>
/// <param name="isSocket">Whether over a WebSocket, or else over server-sent events.</param>
/// <param name="first">The instance to begin with.</param>
internal abstract class Follower(Scene scene, Caller by, bool isSocket, int first) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Opening = Tally.HungWhenCold + TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<string> told = [];
    private bool isOdd;
    private Task running = Task.CompletedTask;

    /// <summary>The ids of what it was told, in order.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (gate)
            {
                return [.. told];
            }
        }
    }

    protected abstract string Query { get; }

    protected abstract JsonObject Variables { get; }

    protected string? Cursor { get; private set; }

    public void Start() => running = Task.Run(FollowAsync);

    /// <summary>Waits until it was told something, or all patience is over.</summary>
    /// <param name="id">The id of that.</param>
    public async Task CatchUpAsync(string id)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !Told.Contains(id);)
        {
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        scene.Tell(told.Count);
        GC.SuppressFinalize(this);
    }

    protected abstract (string Id, string Cursor) Read(JsonElement data);

    private async Task FollowAsync()
    {
        for (var instance = first; !stop.IsCancellationRequested; instance = (instance + 1) % scene.Client.Instances.Count)
        {
            try
            {
                await using ISubscription subscription = isSocket ? new SocketSubscription() : new EventSubscription();
                await OpenAsync(subscription, instance);
                while (await subscription.NextAsync(stop.Token) is { } result)
                {
                    if (result.TryGetProperty("errors", out var errors))
                    {
                        if (!StoreError.IsAll(errors))
                        {
                            throw new SubscriptionRefusedException(errors.ToString());
                        }

                        break;
                    }

                    var (id, cursor) = Read(result.GetProperty("data"));
                    lock (gate)
                    {
                        told.Add(id);
                        Cursor = cursor;
                    }
                }
            }
            catch (Exception fault) when (fault is SubscriptionRefusedException or KeyNotFoundException)
            {
                Odd(fault);
            }
            catch (Exception fault) when (fault is IOException or HttpRequestException or WebSocketException or OperationCanceledException or InvalidOperationException or JsonException)
            {
                // The connection, the instance or the store is gone: it goes on from its cursor.
            }

            await Task.Delay(Between, stop.Token);
        }
    }

    private async Task OpenAsync(ISubscription subscription, int instance)
    {
        var began = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        patience.CancelAfter(Opening);
        try
        {
            await subscription.OpenAsync(scene.Client.Instances[instance].Address, by.Token, Query, Variables, patience.Token);
        }
        finally
        {
            if (!stop.IsCancellationRequested)
            {
                scene.Client.Subscribed(instance, began);
            }
        }
    }

    // Once: it goes on, and may be told the same many times over.
    private void Odd(Exception fault)
    {
        if (!isOdd)
        {
            isOdd = true;
            scene.Found(new Finding(FindingKind.Wrong, $"A subscription ended oddly: {Query}: {fault.Message}"));
        }
    }
}
