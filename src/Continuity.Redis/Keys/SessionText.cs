using System.Globalization;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Redis.Keys;

/// <summary>A session's id as it is written in indexes: the home, a colon, the number.</summary>
internal static class SessionText
{
    public static string Of(SessionId session) => string.Create(CultureInfo.InvariantCulture, $"{session.Home.Value}:{session.Number}");

    public static SessionId Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(new CustomerId(text[..colon]), int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
