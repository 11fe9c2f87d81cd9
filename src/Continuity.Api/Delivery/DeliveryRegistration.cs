using System.Collections.Immutable;
using Continuity.Api.SignIn;
using Continuity.Api.StartUp;
using Continuity.Delivery;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Delivery;

/// <summary>Registers the gateways by which what agents answer leaves.</summary>
internal static class DeliveryRegistration
{
    private const string Section = "Continuity:Gateways";

    /// <summary>Adds the gateways of <c>Continuity:Gateways</c>, by channel; a channel without one sends nothing, and what was ordered when it had one waits.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">A channel is none, or an option is out of its bounds.</exception>
    public static WebApplicationBuilder AddDelivery(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration.GetSection(Section).Get<Dictionary<string, GatewayOptions>>() ?? [];
        StartUpRefusedException.ThrowIfAny(named.SelectMany(static one => Faults(one.Key, one.Value)));
        var gateways = named.ToDictionary(static one => ContractName.Read<Channel>(one.Key)!.Value, static one => one.Value);
        builder.Services.AddSingleton(new DeliveryRules { Gateways = gateways.ToImmutableDictionary(static one => one.Key, static one => one.Value.Rule) });
        builder.Services.AddSingleton(services => new Gateways(gateways, services.GetRequiredService<DeliveryRules>(), services.GetRequiredService<StoreTime>()));
        builder.Services.AddSingleton<LineSending>();
        builder.Services.AddSingleton<DeliveryReceipts>();
        builder.Services.AddHostedService<DeliveryService>();

        // A stop waits for what is on its way, besides all else.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout += gateways.Values.Select(static one => one.AttemptTimeout).DefaultIfEmpty().Max());
        return builder;
    }

    private static IEnumerable<string> Faults(string channel, GatewayOptions options) => ContractName.Read<Channel>(channel) is null
        ? [$"{Section}: '{channel}' is no channel; there are {ContractName.All<Channel>()}."]
        : options.Validate().Select(fault => $"{Section}:{channel}: {fault}");
}
