using System.Threading.Channels;
using Continuity.Customers;

namespace Continuity.Redis.Delivery;

/// <summary>Says which homes have something to send, as this process commits it or comes upon it. Nothing is lost where nobody listens: the store knows as well.</summary>
public sealed class SendingBell
{
    private const int MostWaiting = 100_000;

    private readonly Channel<CustomerId> rung = Channel.CreateBounded<CustomerId>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is something to send.</summary>
    /// <param name="home">The home.</param>
    public void Ring(CustomerId home) => rung.Writer.TryWrite(home);

    /// <summary>The homes, as it is rung for them.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<CustomerId> HeardAsync(CancellationToken cancellationToken) => rung.Reader.ReadAllAsync(cancellationToken);
}
