using System.Globalization;
using Continuity.Redis.Keys;
using Continuity.Threads;

namespace Continuity.Redis.Ingest;

/// <summary>
/// The sessions that a chat or app calls by one name, in their order: where one has ended here and goes on there, another one goes on from it. Only the newest <see cref="Kept"/> are known.
/// </summary>
/// <param name="First">The number of the first one that is known, from 1.</param>
/// <param name="Places">Those that are known; at least one.</param>
public sealed record ConversationChain(int First, IReadOnlyList<ConversationPlace> Places)
{
    /// <summary>How many sessions of a name are known.</summary>
    public const int Kept = 20;

    private const char Line = '\n';
    private const char Blank = ' ';

    /// <summary>When the conversation is said to have ended, told when its newest session had ended here already: whatever began no later than this has ended too. Null where that was not told.</summary>
    public DateTimeOffset? EndTold { get; init; }

    /// <summary>The number of the session that goes on from the newest.</summary>
    public int Next => First + Places.Count;

    /// <summary>The newest session.</summary>
    public ConversationPlace Newest => Places[^1];

    /// <summary>Whether the newest session was over when it began: its end was told before.</summary>
    public bool IsNewestOver => Places.Count + First > 2 && Newest.Begun <= EndTold;

    /// <summary>Which session something belongs to: the last that had begun when it happened, else the first.</summary>
    /// <param name="time">When it happened.</param>
    public ConversationPlace At(DateTimeOffset time) => Places[IndexAt(time)];

    /// <summary>
    /// The sessions that may take in what happened at a time, or may have done so before, in the order in which they are to be asked: that of the time and the later ones. Of the
    /// earlier ones only the last of each other home: what comes again is known by its home.
    /// </summary>
    /// <param name="time">When it happened.</param>
    public IReadOnlyList<SessionId> Candidates(DateTimeOffset time)
    {
        var at = IndexAt(time);
        var sessions = Places.Select(static place => place.Session).ToList();
        return [.. sessions.Take(at).Where((one, i) => sessions.Take((i + 1)..(at + 1)).All(later => later.Home != one.Home)), .. sessions.Skip(at)];
    }

    /// <summary>The chain with one session more.</summary>
    /// <param name="place">The session.</param>
    public ConversationChain With(ConversationPlace place)
    {
        IReadOnlyList<ConversationPlace> all = [.. Places, place];
        var left = Math.Max(0, all.Count - Kept);
        return this with { First = First + left, Places = [.. all.Skip(left)] };
    }

    /// <summary>Reads one.</summary>
    /// <param name="text">As <see cref="Write"/> made it.</param>
    internal static ConversationChain Read(string text)
    {
        var lines = text.Split(Line);
        var head = lines[0].Split(Blank);
        return new(int.Parse(head[0], CultureInfo.InvariantCulture), [.. lines.Skip(1).Select(static line => ReadPlace(line))])
        {
            EndTold = head is [_, var told] ? Time(told) : null,
        };
    }

    /// <summary>Writes it: the first number and the end that was told, and a line for each session.</summary>
    internal string Write() => string.Join(
        Line,
        Places.Select(static place => string.Create(CultureInfo.InvariantCulture, $"{place.Begun.UtcTicks} {SessionText.Of(place.Session)}"))
            .Prepend(EndTold is { } told ? string.Create(CultureInfo.InvariantCulture, $"{First} {told.UtcTicks}") : First.ToString(CultureInfo.InvariantCulture)));

    private static ConversationPlace ReadPlace(string line) => line.Split(Blank, 2) is [var begun, var session]
        ? new(SessionText.Read(session), Time(begun))
        : throw new FormatException("A session of a conversation is a time and a session.");

    private static DateTimeOffset Time(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private int IndexAt(DateTimeOffset time)
    {
        var index = Places.Count - 1;
        while (index > 0 && Places[index].Begun > time)
        {
            index--;
        }

        return index;
    }
}
