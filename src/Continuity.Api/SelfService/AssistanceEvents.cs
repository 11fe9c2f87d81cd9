using System.Runtime.CompilerServices;
using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Redis.Time;
using Continuity.SelfService;
using Continuity.Threads;

namespace Continuity.Api.SelfService;

/// <summary>
/// The help that is offered in a session, as it is offered. The thread says when to look, and the session what is open. It outlives the request's reading, and so reads by itself: not
/// through <see cref="Reader"/>, which remembers.
/// </summary>
internal sealed class AssistanceEvents(
    EntryFeed feed, CustomerStore customers, RecordReader records, EntryPlaces places, SelfServiceOptions options, StoreTime time, CurrentCaller current)
{
    /// <summary>Opens the stream.</summary>
    /// <param name="sessionId">The session's id, as the caller gave it.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">There is no such session that the caller may see.</exception>
    public async Task<IAsyncEnumerable<AssistanceOfferNode>> OpenAsync(string sessionId, CancellationToken cancellationToken)
    {
        var id = NodeId.Session(sessionId) ?? throw new GraphQLException("Argument \"sessionId\" is not the id of a session.", "INVALID_ID");

        // The place is taken before the session is read: what is offered in between is in both, and told once.
        var access = await AccessAsync(id, cancellationToken);
        var from = await places.EndAsync(access, cancellationToken);
        await feed.ConfirmAsync(from.Homes.Keys, cancellationToken);
        var session = await FindAsync(id, cancellationToken)
            ?? throw new GraphQLException("Argument \"sessionId\": there is no session of this id that you may see.", "NOT_FOUND");
        return session.State == SessionState.Ended
            ? AsyncEnumerable.Empty<AssistanceOfferNode>()
            : FollowAsync(id, await OpenOfferAsync(id, session, cancellationToken), from, CancellationToken.None);
    }

    private async IAsyncEnumerable<AssistanceOfferNode> FollowAsync(SessionId id, AssistanceOffer? open, ThreadPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = 0;
        if (open is not null)
        {
            told = open.Number;
            yield return new(id, open);
        }

        await foreach (var look in feed.FollowAsync(id.Home, from, (entries, token) => LookAsync(id, entries, token), cancellationToken))
        {
            if (look.Offer is { } offer && offer.Number > told)
            {
                told = offer.Number;
                yield return new(id, offer);
            }

            if (look.IsOver)
            {
                yield break;
            }
        }
    }

    private async Task<IReadOnlyList<Look>> LookAsync(SessionId id, IReadOnlyList<PlacedEntry> entries, CancellationToken cancellationToken)
    {
        var news = entries
            .Where(placed => placed.Entry.Id.Home == id.Home && placed.Entry.Draft.Session == id.Number)
            .Any(static placed => placed.Entry.Draft.Content is ActivityContent { Activity: Activity.AssistanceOffered or Activity.SessionEnded });
        if (!news)
        {
            return [];
        }

        current.Forget();
        var session = await FindAsync(id, cancellationToken) ?? throw new GraphQLException("You may no longer see this session.", "FORBIDDEN");
        return [session.State == SessionState.Ended ? new(null, true) : new(await OpenOfferAsync(id, session, cancellationToken), false)];
    }

    /// <summary>The session; null where there is none that the caller may see. One that has ended is also told to those who only could while it went on.</summary>
    private async Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken)
    {
        var access = await AccessAsync(id, cancellationToken);
        return access.Homes.Contains(id.Home) && (await records.SessionsAsync([id], cancellationToken)).TryGetValue(id, out var session)
            && (access.Rules.Sees(session) || access.Rules.WasIn(session))
            ? session
            : null;
    }

    /// <summary>
    /// The offer that is open; null for none. Who has found somebody to talk to by now does not need it any more: at another of their homes, that can be while it is made.
    /// </summary>
    private async Task<AssistanceOffer?> OpenOfferAsync(SessionId id, Session session, CancellationToken cancellationToken)
    {
        if (session.SelfService?.Offer is not { IsOpen: true } open)
        {
            return null;
        }

        var since = time.GetUtcNow() - options.LongestConversation;
        return CustomerHomes.Of(await customers.SurvivorAsync(id.Home, cancellationToken)).All.Any(home => home.Profile.IsTalking(since)) ? null : open;
    }

    private async Task<HomeAccess> AccessAsync(SessionId id, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var survivor = (await customers.LoadManyAsync([id.Home], cancellationToken))[id.Home];
        return await HomeAccess.OfAsync(
            caller,
            survivor,
            customers,
            async (at, open) => (await records.SessionsAsync(at, [.. open], cancellationToken)).ToDictionary(static session => session.Number),
            cancellationToken);
    }

    private sealed record Look(AssistanceOffer? Offer, bool IsOver);
}
