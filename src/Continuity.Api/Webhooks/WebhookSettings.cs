namespace Continuity.Api.Webhooks;

/// <summary>All the endpoints as they are configured, in the order of their names.</summary>
/// <param name="Endpoints">The endpoints.</param>
internal sealed record WebhookSettings(IReadOnlyList<WebhookEndpoint> Endpoints)
{
    /// <summary>The endpoint of a name, or null.</summary>
    public WebhookEndpoint? Find(string name) => Endpoints.FirstOrDefault(one => one.Name == name);
}
