using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Which entries of a log are asked for; null asks for all.</summary>
/// <param name="Channels">Those of these channels.</param>
/// <param name="Ticket">Those about the ticket of this number: of its sessions, or said to be about it.</param>
/// <param name="Session">Those of the session of this number.</param>
internal sealed record EntryFilter(IReadOnlyList<Channel>? Channels, int? Ticket, int? Session)
{
    /// <summary>Whether anything but all is asked for.</summary>
    public bool IsSet => Channels is not null || Ticket is not null || Session is not null;

    /// <summary>Whether an entry is asked for.</summary>
    public bool Takes(EntryDraft entry, Session? session) =>
        (Channels is null || Channels.Contains(entry.Channel))
        && (Session is null || entry.Session == Session)
        && (Ticket is null || (entry.Ticket ?? session?.Ticket) == Ticket);
}
