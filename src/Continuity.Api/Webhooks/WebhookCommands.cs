using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>The commands on webhooks.</summary>
internal sealed class WebhookCommands(WebhookSettings settings, WebhookDeadLetters dead, WebhookEndpoints endpoints, WebhookLog log, CurrentCaller current)
{
    private const int MostEvents = 1_000;

    public async Task<ResendWebhookEventsPayload> ResendAsync(ResendWebhookEventsInput input, CancellationToken cancellationToken)
    {
        var endpoint = settings.Find(input.Endpoint);
        if ((await RefusedAsync(endpoint, cancellationToken) ?? Check(input)) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        if (await endpoints.DisabledAtAsync(endpoint!.Name, cancellationToken) is not null)
        {
            return new() { Errors = UserError.List(new Refusal(RefusalCode.WrongState, "The endpoint is disabled: resume it first.") { Path = ["input", "endpoint"] }) };
        }

        var resent = input.EventIds is { } ids
            ? (await dead.ResendAsync(endpoint.Name, ids, cancellationToken)).Count
            : await dead.ResendAllAsync(endpoint.Name, cancellationToken);
        return new() { Endpoint = new(endpoint), Resent = resent };
    }

    public async Task<ResumeWebhookEndpointPayload> ResumeAsync(ResumeWebhookEndpointInput input, CancellationToken cancellationToken)
    {
        var endpoint = settings.Find(input.Endpoint);
        if (await RefusedAsync(endpoint, cancellationToken) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        if (await endpoints.ResumeAsync(endpoint!.Name, cancellationToken))
        {
            log.Resumed(endpoint.Name);
        }

        return new() { Endpoint = new(endpoint) };
    }

    private static Refusal? Check(ResendWebhookEventsInput input) => input switch
    {
        { EventIds: { } ids, All: not true } => ids.Count is >= 1 and <= MostEvents ? null : Refusal.Invalid($"eventIds must be 1 to {MostEvents:N0} ids.", "input", "eventIds"),
        { EventIds: null, All: true } => null,
        _ => Refusal.Invalid("Give eventIds, or all: true.", "input", "eventIds"),
    };

    private async Task<Refusal?> RefusedAsync(WebhookEndpoint? endpoint, CancellationToken cancellationToken) =>
        (await current.GetAsync(cancellationToken)).Role != Role.Supervisor ? Refusal.Forbidden("Webhooks are for supervisors only.")
        : endpoint is null ? Refusal.NotFound("webhook endpoint", "input", "endpoint")
        : null;
}
