using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Briefs;

namespace Continuity.Api.Briefs;

/// <summary>Gives callers the briefs of tickets that they see.</summary>
internal sealed class BriefReading(Reader reader, IBriefByTicketDataLoader briefs)
{
    /// <summary>The brief of a ticket that the caller sees: one round trip, however many are asked for together.</summary>
    public async Task<BriefNode> OfAsync(TicketNode ticket, CancellationToken cancellationToken)
    {
        // Of a ticket that a command has just written neither was read yet, and both travel together.
        var reading = briefs.LoadAsync(ticket.Key, cancellationToken);
        var access = await reader.AccessAsync(ticket.Key.Home, cancellationToken);
        var sources = await reading ?? throw new InvalidOperationException("A ticket that was read is not there any more.");
        var profile = await access.ProfileAsync();
        var brief = ComposeBrief.Of(sources, access.Rules, profile, await SeesLastAsync(sources, access, cancellationToken));
        // Few people record hundreds of things: who they are is found here once, so that not each of these waits for it.
        await Task.WhenAll(brief.RecordedBy.Select(actor => reader.ActorAsync(actor, cancellationToken)));
        return new(ticket.Key, access, brief, sources.LogLength);
    }

    private async ValueTask<bool> SeesLastAsync(BriefSources sources, HomeAccess access, CancellationToken cancellationToken)
    {
        if (sources.LastByCustomer is not { } entry || access.SeesAll)
        {
            return true;
        }

        var session = entry.Draft.Session is { } number ? (await reader.RawSessionsAsync(sources.Id.Home, [number], cancellationToken)).GetValueOrDefault(number) : null;
        return access.Rules.Sees(entry.Draft, session);
    }
}
