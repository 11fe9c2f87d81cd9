using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>The keys of one customer's home.</summary>
/// <param name="Id">The customer.</param>
internal readonly record struct CustomerKeys(CustomerId Id)
{
    /// <summary>The partition that it lives in.</summary>
    public Partition Partition => Partition.Of(Id);

    /// <summary>The hash of its state.</summary>
    public string State => $"{Partition.Tag}:customer:{Id.Value}";

    /// <summary>The list of its entries: entry N at index N − 1.</summary>
    public string Log => $"{Partition.Tag}:log:{Id.Value}";

    /// <summary>The channel that says how long the log has become.</summary>
    public string Hint => $"{Partition.Tag}:hint:{Id.Value}";
}
