using Continuity.Faults.Oracle;
using Continuity.Faults.Proxies;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>The network between the API and Redis is slow, or cut.</summary>
/// <param name="name">What it is called.</param>
/// <param name="network">How the network is.</param>
internal sealed class NetworkFault(string name, Network network) : Fault
{
    public override string Name => name;

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        stage.Proxy!.Become(network);
        await Task.Delay(span);
        stage.Proxy.Become(Network.Whole);
        return [];
    }
}
