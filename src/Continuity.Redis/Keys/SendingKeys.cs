using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>The keys of what a home has to send by gateways.</summary>
/// <param name="Home">The home.</param>
internal readonly record struct SendingKeys(CustomerId Home)
{
    private Partition Partition => Partition.Of(Home);

    /// <summary>The set of what is to leave, each by the sequence of its entry, a blank, and the number of the session whose turn it waits for, or '-'; by the sequence.</summary>
    public string Queue => $"{Partition.Tag}:sending:{Home.Value}";

    /// <summary>The set of the homes of the partition that have something to send, by when to look next (ms).</summary>
    public string Homes => Partition.Sending;

    /// <summary>Who sends for the home now.</summary>
    public string Sender => $"{Partition.Tag}:sender:{Home.Value}";
}
