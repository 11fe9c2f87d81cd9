using System.Globalization;
using Continuity.Api.Callers;
using Continuity.Api.Paging;
using Continuity.Callers;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>How the endpoints do, for supervisors.</summary>
internal sealed class WebhookPages(WebhookSettings settings, WebhookQueue queue, WebhookDeadLetters dead, WebhookEndpoints endpoints, CurrentCaller current)
{
    private const char Kind = 'w';
    private const char Separator = ' ';

    public async Task<IReadOnlyList<WebhookEndpointNode>> AllAsync(CancellationToken cancellationToken) => (await current.GetAsync(cancellationToken)).Role == Role.Supervisor
        ? [.. settings.Endpoints.Select(static one => new WebhookEndpointNode(one))]
        : throw new GraphQLException("Webhooks are for supervisors only.", "FORBIDDEN");

    public Task<DateTimeOffset?> DisabledAtAsync(string endpoint, CancellationToken cancellationToken) => endpoints.DisabledAtAsync(endpoint, cancellationToken);

    public async Task<int> QueuedAsync(string endpoint, CancellationToken cancellationToken) => Count(await queue.CountAsync(endpoint, cancellationToken));

    public async Task<int> DeadAsync(string endpoint, CancellationToken cancellationToken) => Count(await dead.CountAsync(endpoint, cancellationToken));

    public async Task<int> DroppedAsync(string endpoint, CancellationToken cancellationToken) => Count(await dead.DroppedAsync(endpoint, cancellationToken));

    public async Task<Connection<DeadWebhookEventNode>> DeadLettersAsync(string endpoint, int? first, string? after, CancellationToken cancellationToken)
    {
        var page = PageArguments.Read(Kind, endpoint, first, after);
        var (found, isMore) = await dead.PageAsync(endpoint, page.After is { } position ? Read(position) : null, page.Size, cancellationToken);
        return new(
            [.. found.Select(one => new Edge<DeadWebhookEventNode>(new(endpoint, one), CursorOf(endpoint, one)))],
            isMore,
            page.After is not null);
    }

    private static string CursorOf(string endpoint, DeadWebhookEvent one) => new Cursor(
        Kind, endpoint, string.Create(CultureInfo.InvariantCulture, $"{one.FailedAt.ToUnixTimeMilliseconds()}{Separator}{new WebhookEventId(endpoint, one.Event.Entry)}")).ToString();

    private static (DateTimeOffset At, string Id) Read(string position) =>
        position.Split(Separator) is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id)
            : throw Cursor.Foreign("after");

    private static int Count(long many) => (int)Math.Min(many, int.MaxValue);
}
