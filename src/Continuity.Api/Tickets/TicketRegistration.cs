using Continuity.Api.Queues;

namespace Continuity.Api.Tickets;

/// <summary>Registers tickets.</summary>
internal static class TicketRegistration
{
    /// <summary>Adds tickets.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder AddTickets(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TicketCommands>();
        builder.Services.AddScoped<TicketOpening>();
        builder.Services.AddScoped<TicketPages>();
        builder.Services.AddScoped<PermissionReader>();
        builder.Services.AddScoped<BriefAcknowledging>();
        builder.Services.AddScoped<QueuePages>();
        return builder;
    }
}
