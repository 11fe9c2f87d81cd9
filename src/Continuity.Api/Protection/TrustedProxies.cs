using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Continuity.Api.Protection;

/// <summary>
/// The proxies in front of this API whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: <c>Continuity:Proxies</c>, by address or network. Anybody else could write anything there.
/// </summary>
/// <param name="Networks">Each as <c>10.0.0.7</c> or <c>10.0.0.0/8</c>; none: the headers are passed over.</param>
internal sealed record TrustedProxies(IReadOnlyList<string> Networks)
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Continuity:Proxies";

    /// <summary>What is wrong with them, one sentence each.</summary>
    public IEnumerable<string> Validate() => Networks.Index().Where(static one => Read(one.Item) is null)
        .Select(static one => $"{Section}:{one.Index} must be an address or a network, such as 10.0.0.0/8.");

    /// <summary>How the headers are read: from the nearest proxy on, as far as each is trusted.</summary>
    public ForwardedHeadersOptions ToOptions()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Networks)
        {
            options.KnownIPNetworks.Add(Read(network)!.Value);
        }

        return options;
    }

    private static IPNetwork? Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
