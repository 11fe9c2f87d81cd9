using System.Text.RegularExpressions;
using Continuity.Threads;
using Continuity.Webhooks;

namespace Continuity.Tests.Webhooks;

public partial class EventTypeTests
{
    private static readonly EntryContent[] Others =
    [
        new MessageContent("text"),
        new EmailContent(Direction.Inbound, "subject", "text", "a@example.org", ["b@example.org"], null, null),
        new CallContent(Direction.Inbound, TimeSpan.Zero, "summary", null, null),
        new SelfServiceContent("step", SelfServiceOutcome.Viewed, null),
        new NoteContent("note"),
    ];

    [Fact]
    public void Of_EveryActivityAndKindOfEntry_HasATypeOfItsOwn()
    {
        var kinds = typeof(EntryContent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(EntryContent)) && type != typeof(ActivityContent));
        Assert.Equal(kinds.OrderBy(static type => type.Name), Others.Select(static one => one.GetType()).OrderBy(static type => type.Name));
        EntryContent[] all = [.. Others, .. Enum.GetValues<Activity>().Select(static activity => new ActivityContent(activity, "summary"))];

        var types = all.Select(EventType.Of).OfType<string>().ToList();

        Assert.Equal(all.Length, types.Distinct().Count());
        Assert.Equal(types.Order(StringComparer.Ordinal), EventType.All);
        Assert.All(types, static type => Assert.Matches(Standard(), type));
    }

    [Theory]
    [InlineData(Activity.HandoffOffered, "handoff.offered")]
    [InlineData(Activity.TicketOpened, "ticket.opened")]
    [InlineData(Activity.FollowUpMissed, "follow_up.missed")]
    [InlineData(Activity.ReturnedToBot, "handling.returned_to_bot")]
    public void Of_Activity_IsItsNameWithAFullStop(Activity activity, string type) => Assert.Equal(type, EventType.Of(new ActivityContent(activity, "summary")));

    [Fact]
    public void Wants_ActivityThatHasNoName_IsWantedByNobody()
    {
        var draft = new EntryDraft(new ActivityContent((Activity)9999, "summary"), Continuity.Callers.ActorRef.Agent("ana"), Channel.Chat, DateTimeOffset.UnixEpoch);

        Assert.Null(EventType.Of(draft.Content));
        Assert.False(new WebhookSubscription("crm") { IsInternal = true }.Wants(draft));
    }

    [Theory]
    [InlineData("ticket.opened", "ticket.opened", true)]
    [InlineData("ticket.opened", "ticket.reopened", false)]
    [InlineData("ticket.*", "ticket.opened", true)]
    [InlineData("ticket.*", "tickets.opened", false)]
    [InlineData("follow_up.*", "follow_up.missed", true)]
    [InlineData("*", "note.recorded", true)]
    [InlineData("t*", "ticket.opened", false)]
    public void Names_Type_AsThePatternSays(string pattern, string type, bool named) => Assert.Equal(named, new EventPattern(pattern).Names(type));

    [Theory]
    [InlineData(false, Visibility.Public, true)]
    [InlineData(false, Visibility.Internal, false)]
    [InlineData(true, Visibility.Internal, true)]
    public void Wants_InternalEntry_OnlyWhereTheEndpointIsInternal(bool isInternal, Visibility visibility, bool wanted)
    {
        var draft = new EntryDraft(new NoteContent("note"), Continuity.Callers.ActorRef.Agent("ana"), Channel.Chat, DateTimeOffset.UnixEpoch) { Visibility = visibility };

        Assert.Equal(wanted, new WebhookSubscription("crm") { IsInternal = isInternal }.Wants(draft));
        Assert.False(new WebhookSubscription("crm") { IsInternal = isInternal, Events = [new("ticket.*")] }.Wants(draft));
        Assert.Equal(wanted, new WebhookSubscription("crm") { IsInternal = isInternal, Events = [new("ticket.*"), new("note.*")] }.Wants(draft));
    }

    [GeneratedRegex("^[a-z_]+(?:\\.[a-z_]+)+$")]
    private static partial Regex Standard();
}
