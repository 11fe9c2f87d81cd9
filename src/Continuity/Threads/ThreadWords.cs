using System.Globalization;

namespace Continuity.Threads;

/// <summary>Channels, times and spans as agents and entries speak of them.</summary>
internal static class ThreadWords
{
    extension(Channel channel)
    {
        /// <summary>A session on the channel, as the first words of a sentence.</summary>
        public string SessionInWords => channel switch
        {
            Channel.Phone => "Phone call",
            Channel.Chat => "Chat",
            Channel.Email => "E-mail conversation",
            _ => "Self-service session",
        };

        /// <summary>The channel, after "by" or "on".</summary>
        public string InWords => channel switch
        {
            Channel.Phone => "phone",
            Channel.Chat => "chat",
            Channel.Email => "e-mail",
            _ => "self-service",
        };
    }

    extension(DateTimeOffset time)
    {
        public string InWords => time.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }

    extension(TimeSpan span)
    {
        /// <summary>How long ago something was.</summary>
        public string AgoInWords => span switch
        {
            { TotalMinutes: < 1 } => "less than a minute ago",
            { TotalMinutes: < 2 } => "a minute ago",
            { TotalHours: < 1 } => $"{(int)span.TotalMinutes} minutes ago",
            { TotalHours: < 2 } => "an hour ago",
            { TotalDays: < 1 } => $"{(int)span.TotalHours} hours ago",
            { TotalDays: < 2 } => "a day ago",
            _ => $"{(int)span.TotalDays} days ago",
        };
    }
}
