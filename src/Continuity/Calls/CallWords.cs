using System.Globalization;
using System.Text;
using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>What a call's entry says of it, by what is known.</summary>
internal static class CallWords
{
    extension(CallRecord call)
    {
        /// <summary>The call in a sentence.</summary>
        public string Summary => call switch
        {
            { IsTaken: false, Direction: Direction.Outbound } => "Outbound call; nobody was reached.",
            { IsTaken: false, Direction: Direction.Inbound } => "Inbound call; nobody took it.",
            _ when call.Length == TimeSpan.Zero => $"{Way(call)}.",
            _ => $"{Way(call)} of {InWords(call.Length)}.",
        };
    }

    /// <summary>A transcript in pieces that an entry can hold each, cut between characters.</summary>
    /// <param name="transcript">The transcript.</param>
    public static IReadOnlyList<string> Pieces(string transcript)
    {
        var pieces = new List<string>();
        for (var rest = transcript; rest.Length > 0;)
        {
            var end = Math.Min(rest.Length, EntryLimits.TextBytes);
            while (Encoding.UTF8.GetByteCount(rest.AsSpan(0, end)) > EntryLimits.TextBytes || (end < rest.Length && char.IsLowSurrogate(rest[end])))
            {
                end -= Math.Max(1, (Encoding.UTF8.GetByteCount(rest.AsSpan(0, end)) - EntryLimits.TextBytes) / 4);
            }

            pieces.Add(rest[..end]);
            rest = rest[end..];
        }

        return pieces;
    }

    private static string Way(CallRecord call) => call.Direction switch
    {
        Direction.Inbound => "Inbound call",
        Direction.Outbound => "Outbound call",
        _ => "Call",
    };

    private static string InWords(TimeSpan length) => length.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{length.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes} min {length.Seconds} s");
}
