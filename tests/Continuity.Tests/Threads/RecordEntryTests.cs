using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class RecordEntryTests
{
    private static readonly MessageContent Hello = new("Hello");
    private static readonly NoteContent Note = new("Calls in the morning.");
    private static readonly CallContent Call = new(Direction.Inbound, TimeSpan.FromMinutes(3), "Asked for the bill.", null, null);
    private static readonly EmailContent Mail = new(Direction.Inbound, "", "Hello", "mia@example.com", ["help@example.com"], null, null);

    [Fact]
    public void Decide_Message_IsTheCallersInTheSessionNow()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Story.Mail)]);
        var entry = Record(story, Ana, new(Hello)).Value!;
        Assert.Equal((ActorRef.Agent("ana"), Channel.Chat, 1, Visibility.Public, story.Now), (entry.Author, entry.Channel, entry.Session, entry.Visibility, entry.OccurredAt));
        Assert.Null(entry.Ticket);
    }

    [Fact]
    public void Decide_Note_IsInternalWhateverIsSaid() =>
        Assert.Equal(Visibility.Internal, Record(new Story().Begin(Ana, Channel.Chat, []), Ana, new(Note) { Visibility = Visibility.Public }).Value!.Visibility);

    [Fact]
    public void Decide_EndedSession_IsInTheWrongState() =>
        Assert.Equal(RefusalCode.WrongState, Record(new Story().Begin(Ana, Channel.Chat, []).End(Ana, 1), Ana, new(Hello)).Refusal?.Code);

    [Fact]
    public void Decide_Author_IsForIngestAlone()
    {
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        var ben = new RecordEntryCommand(Call) { Author = ActorRef.Agent("ben") };
        Assert.Equal(ActorRef.Agent("ben"), Record(story, Ingest, ben).Value!.Author);
        Assert.Equal(ActorRef.Customer(story.State.Id), Record(story, Ingest, new(Call) { Author = ActorRef.Customer(story.State.Id) }).Value!.Author);
        Assert.Equal(ActorRef.Ingest("telephony"), Record(story, Ingest, new(Call)).Value!.Author);
        foreach (var caller in new[] { Ana, Sue, story.Mia(Phone, Assurance.Claimed) })
        {
            Assert.Equal(RefusalCode.Forbidden, Record(story, caller, ben with { Content = Hello }).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.Invalid, Record(story, Ingest, new(Note) { Author = ActorRef.Customer(story.State.Id) }).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, Record(story, Ingest, new(Call) { Author = ActorRef.Bot("") }).Refusal?.Code);
    }

    [Fact]
    public void Decide_Customer_WritesPublicMessagesInItsOwnThreadOnly()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Claimed(Story.Mail)]);
        var mia = story.Mia(Story.Mail);
        Assert.Equal(ActorRef.Customer(story.State.Id), Record(story, mia, new(Hello)).Value!.Author);
        Assert.Null(Record(story, mia, new(Mail)).Refusal);
        foreach (var command in new RecordEntryCommand[] { new(Hello) { Visibility = Visibility.Internal }, new(Note), new(Call), new(Mail with { Direction = Direction.Outbound }) })
        {
            Assert.Equal(RefusalCode.Forbidden, Record(story, mia, command).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.NotFound, Record(story, mia with { Customer = CustomerId.New(Start) }, new(Hello)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Record(story, mia with { Customer = null }, new(Hello)).Refusal?.Code);
    }

    [Fact]
    public void Decide_CustomerBelowTheSessionsAssurance_FindsNoSession()
    {
        var story = new Story().Begin(Ingest, Channel.SelfService, [Verified(App)]);
        Assert.Equal(RefusalCode.NotFound, Record(story, story.Mia(App, Assurance.Claimed), new(Hello)).Refusal?.Code);
        Assert.Null(Record(story, story.Mia(App), new(Hello)).Refusal);
    }

    [Fact]
    public void Decide_BotAndIngest_WriteInTheirOwnSessions()
    {
        var other = new Caller(Role.Bot, "other");
        var story = new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]);
        Assert.Equal(RefusalCode.NotFound, Record(story, Bot, new(Hello)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Record(story, new(Role.Ingest, "mail"), new(Hello)).Refusal?.Code);

        story.Begin(Bot, Channel.Chat, [Claimed(Phone)]);
        Assert.Null(Record(story, Bot, new(Hello), session: 1).Refusal);
        Assert.Null(Record(story, Bot, new(Hello), session: 2).Refusal);
        Assert.Equal(RefusalCode.NotFound, Record(story, other, new(Hello)).Refusal?.Code);
    }

    [Theory]
    [InlineData(-100_000, true)]
    [InlineData(5, true)]
    [InlineData(5.01, false)]
    public void Decide_Time_MayBeFiveMinutesAhead(double minutes, bool accepted)
    {
        var refusal = Record(new Story().Begin(Ana, Channel.Chat, []), Ana, new(Hello) { OccurredAt = Start.AddMinutes(minutes) }).Refusal;
        Assert.Equal(accepted ? null : RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(accepted ? null : "occurredAt", refusal?.Path?[^1]);
    }

    public static TheoryData<EntryContent, string?> Contents => new()
    {
        { new MessageContent(new string('x', 65536)), null },
        { new MessageContent(new string('x', 65537)), "text" },
        { new MessageContent(new string('\u00E9', 32769)), "text" },
        { new MessageContent(""), "text" },
        { new MessageContent(new string('\ud800', 1)), "text" },
        { new NoteContent(""), "text" },
        { Call with { Duration = TimeSpan.FromHours(24) }, null },
        { Call with { Duration = TimeSpan.FromHours(24.1) }, "duration" },
        { Call with { Duration = TimeSpan.FromSeconds(-1) }, "duration" },
        { Call with { Summary = "" }, "summary" },
        { Call with { Transcript = "" }, "transcript" },
        { Call with { RecordingUrl = "https://example.com/r/1" }, null },
        { Call with { RecordingUrl = "/r/1" }, "recordingUrl" },
        { Call with { RecordingUrl = "javascript:alert(1)" }, "recordingUrl" },
        { Call with { RecordingUrl = "https://example.com/" + new string('x', 2048) }, "recordingUrl" },
        { Mail with { To = [] }, "to" },
        { Mail with { To = [.. Enumerable.Repeat("a@b", 101)] }, "to" },
        { Mail with { To = ["a@b", ""] }, "1" },
        { Mail with { From = "a\r\nBcc: b" }, "from" },
        { Mail with { Subject = new string('x', 999) }, "subject" },
        { Mail with { MessageId = "" }, "messageId" },
        { Mail with { InReplyTo = new string('x', 999) }, "inReplyTo" },
        { new SelfServiceContent("login", SelfServiceOutcome.Failed, null), null },
        { new SelfServiceContent(" ", SelfServiceOutcome.Failed, null), "step" },
        { new SelfServiceContent("login", SelfServiceOutcome.Failed, ""), "detail" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Decide_Content_IsBounded(EntryContent content, string? field)
    {
        var refusal = Record(new Story().Begin(Ana, Channel.Chat, []), Ana, new(content)).Refusal;
        Assert.Equal(field, refusal?.Path?[^1]);
        Assert.Equal(field is null ? null : RefusalCode.Invalid, refusal?.Code);
    }

    private static Outcome<EntryDraft> Record(Story story, Caller caller, RecordEntryCommand command, int? session = null)
    {
        var number = session ?? story.State.Profile.SessionCount;
        return RecordEntry.Decide(story.State.Id, story.State.Sessions[number], story.State.Tickets[story.State.Sessions[number].Ticket], caller, command, story.Threads, story.Now);
    }
}
