using Continuity.Api.Queues;

namespace Continuity.Api.Inboxes;

/// <summary>Registers inboxes, and what agents and queues are told.</summary>
internal static class InboxRegistration
{
    /// <summary>Adds inboxes, and what agents and queues are told.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder AddInboxes(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InboxPages>();
        builder.Services.AddScoped<InboxEvents>();
        builder.Services.AddScoped<QueueEvents>();
        builder.Services.AddScoped<EventStreams>();
        return builder;
    }
}
