namespace Continuity.Api.Webhooks;

/// <summary>Whether events are sent to an endpoint.</summary>
internal enum WebhookEndpointState
{
    /// <summary>They are sent; those that can't be delivered are tried again.</summary>
    Active,

    /// <summary>The receiver answered 410 Gone: nothing is sent until a supervisor resumes the endpoint. Its events wait; what waits longer than it would be tried becomes a dead letter.</summary>
    Disabled,
}
