namespace Continuity.Redis.Inboxes;

/// <summary>Events behind a place are no longer kept: whoever was there must read the lists anew.</summary>
public sealed class EventsExpiredException : Exception
{
    /// <summary>Makes one.</summary>
    public EventsExpiredException()
        : base("Events behind this place are no longer kept.")
    {
    }
}
