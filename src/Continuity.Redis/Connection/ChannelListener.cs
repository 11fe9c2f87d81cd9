using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>
/// One listener on a channel. The client subscribes a channel once, however many listen to it here, subscribes it again after it has lost its connection, and
/// unsubscribes it with the last of them.
/// </summary>
internal sealed class ChannelListener : IDisposable
{
    private readonly ISubscriber subscriber;
    private readonly RedisChannel channel;
    private readonly Action<RedisChannel, RedisValue> handler;

    /// <summary>Begins to listen.</summary>
    /// <param name="subscriber">The client.</param>
    /// <param name="channel">The channel's name.</param>
    /// <param name="heard">Called on every message, and once when the subscription has come into force; from any thread, also from several at once.</param>
    public ChannelListener(ISubscriber subscriber, string channel, Action heard)
    {
        this.subscriber = subscriber;
        this.channel = new RedisChannel(channel, RedisChannel.PatternMode.Literal);
        handler = (_, _) => heard();
        _ = BeginAsync(heard);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            subscriber.UnsubscribeAsync(channel, handler, CommandFlags.FireAndForget);
        }
        catch (ObjectDisposedException)
        {
            // The connection was closed, and everything on it with it.
        }
    }

    private async Task BeginAsync(Action heard)
    {
        try
        {
            await subscriber.SubscribeAsync(channel, handler);
            heard();
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            // Without a connection now, the client subscribes when it has one.
        }
    }
}
