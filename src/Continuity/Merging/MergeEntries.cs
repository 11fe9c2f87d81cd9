using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Merging;

/// <summary>The entries that tell of merges. They are for agents: that there was another customer is no one else's business.</summary>
internal static class MergeEntries
{
    /// <summary>Tells of a merge at the survivor.</summary>
    public static EntryDraft Merged(CustomerState survivor, ActorRef by, string reason, DateTimeOffset now) =>
        Entry(survivor, Activity.CustomersMerged, $"Another customer was merged into this one: {reason}", by, now);

    /// <summary>Tells of an undone merge at the survivor, or at the home that is a customer of its own again.</summary>
    public static EntryDraft Unmerged(CustomerState home, ActorRef by, string reason, DateTimeOffset now) =>
        Entry(home, Activity.CustomersUnmerged, $"A merge with another customer was undone: {reason}", by, now);

    private static EntryDraft Entry(CustomerState home, Activity activity, string summary, ActorRef by, DateTimeOffset now) =>
        new(new ActivityContent(activity, summary), by, home.Profile.Channels is [.., var latest] ? latest : Channel.SelfService, now)
        {
            Visibility = Visibility.Internal,
        };
}
