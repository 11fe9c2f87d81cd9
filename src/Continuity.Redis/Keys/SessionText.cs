using Continuity.Threads;

namespace Continuity.Redis.Keys;

/// <summary>A session's id as it is written in indexes.</summary>
internal static class SessionText
{
    public static string Of(SessionId session) => NumberText.Of(session.Home, session.Number);

    public static SessionId Read(string text) => NumberText.Read(text) is var (home, number) ? new(home, number) : default;
}
