namespace Continuity.Benchmarks.Subscribers;

/// <summary>How subscriptions are spread over sockets.</summary>
/// <param name="Sockets">How many sockets there are.</param>
/// <param name="Each">How many subscriptions each has.</param>
internal readonly record struct SubscriberShape(int Sockets, int Each)
{
    public int All => Sockets * Each;
}
