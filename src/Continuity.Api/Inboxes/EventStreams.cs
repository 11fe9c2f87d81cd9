using System.Globalization;
using System.Runtime.CompilerServices;
using Continuity.Api.Paging;
using Continuity.GraphQL;
using Continuity.Redis.Inboxes;

namespace Continuity.Api.Inboxes;

/// <summary>Follows what agents and queues are told, from a cursor on.</summary>
internal sealed class EventStreams(EventFeed feed)
{
    private const char Kind = 'v';

    /// <summary>The cursor behind the newest event.</summary>
    public async Task<string> CursorAsync(EventSource source, CancellationToken cancellationToken) =>
        CursorOf(source, await feed.BeginAsync(source.Log, null, cancellationToken));

    /// <summary>Opens a stream.</summary>
    /// <typeparam name="TNode">What callers get.</typeparam>
    /// <param name="source">Whose events.</param>
    /// <param name="after">The cursor that the caller gave, or null.</param>
    /// <param name="make">Makes what callers get of an event and its cursor; null where it is to be passed over.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">The cursor is none of these events, or too old.</exception>
    public async Task<IAsyncEnumerable<TNode>> OpenAsync<TNode>(EventSource source, string? after, Func<ToldEvent, string, TNode?> make, CancellationToken cancellationToken)
        where TNode : class
    {
        long? given = after is null ? null : Number(Cursor.Read("after", after, Kind, source.Id));
        try
        {
            return FollowAsync(source, await feed.BeginAsync(source.Log, given, cancellationToken), make, CancellationToken.None);
        }
        catch (EventsExpiredException)
        {
            throw Expired();
        }
    }

    private async IAsyncEnumerable<TNode> FollowAsync<TNode>(
        EventSource source, long after, Func<ToldEvent, string, TNode?> make, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TNode : class
    {
        await using var events = feed.FollowAsync(source.Log, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MovesAsync(events))
        {
            if (make(events.Current, CursorOf(source, events.Current.Number)) is { } node)
            {
                yield return node;
            }
        }
    }

    private static async Task<bool> MovesAsync(IAsyncEnumerator<ToldEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (EventsExpiredException)
        {
            throw Expired();
        }
    }

    private static string CursorOf(EventSource source, long number) => new Cursor(Kind, source.Id, number.ToString(CultureInfo.InvariantCulture)).ToString();

    private static long Number(string position) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Cursor.Foreign("after");

    private static GraphQLException Expired() => new("Events behind this cursor are no longer kept. Read the list again, and follow from its `cursor`.", "CURSOR_EXPIRED");
}
