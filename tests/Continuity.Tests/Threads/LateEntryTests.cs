using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

/// <summary>What is still recorded in a session that has ended.</summary>
public class LateEntryTests
{
    private static readonly MessageContent Hello = new("Hello");
    private static readonly NoteContent Note = new("Calls in the morning.");
    private static readonly CallContent Call = new(Direction.Inbound, TimeSpan.FromMinutes(3), "Asked for the bill.", null, null);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static TheoryData<EntryContent> CallAndNote => [Call, Note];

    [Theory]
    [MemberData(nameof(CallAndNote))]
    public void Decide_CallOrNoteAfterTheEnd_IsRecordedForSevenDays(EntryContent content)
    {
        foreach (var caller in new[] { Ana, Sue, Ingest })
        {
            var entry = Record(Ended().After(Week), caller, new(content)).Value!;
            Assert.Equal((1, Start + TimeSpan.FromHours(1) + Week), (entry.Session, entry.OccurredAt));
        }
    }

    [Fact]
    public void Decide_PastTheBound_NamesIt()
    {
        foreach (var caller in new[] { Ana, Ingest })
        {
            var refusal = Record(Ended().After(Week + TimeSpan.FromMilliseconds(1)), caller, new(Call) { OccurredAt = Start }).Refusal!;
            Assert.Equal((RefusalCode.WrongState, "sessionId"), (refusal.Code, refusal.Path![^1]));
            Assert.Contains("7 days", refusal.Message, StringComparison.Ordinal);
        }

        var story = Ended().After(TimeSpan.FromHours(13));
        story.Threads = new() { LateWithin = TimeSpan.FromHours(12) };
        Assert.Contains("0.5 days", Record(story, Ana, new(Call)).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_WithinZero_TakesNothingIn()
    {
        var story = Ended();
        story.Threads = new() { LateWithin = TimeSpan.Zero };
        foreach (var (caller, content) in new (Caller, EntryContent)[] { (Ana, Note), (Ingest, Call) })
        {
            Assert.Equal(RefusalCode.WrongState, Record(story, caller, new(content) { OccurredAt = Start }).Refusal?.Code);
        }
    }

    [Fact]
    public void Decide_WhatAChannelsSystemSawBeforeTheEnd_IsRecorded()
    {
        var story = Ended();
        var end = story.State.Sessions[1].EndedAt!.Value;
        var late = new RecordEntryCommand(Hello) { Author = ActorRef.Customer(story.State.Id), OccurredAt = end };

        Assert.Equal(end, Record(story, Ingest, late).Value!.OccurredAt);
        Assert.Null(Record(story, Ingest, late with { OccurredAt = Start.AddHours(-5) }).Refusal);
        Assert.Equal(RefusalCode.WrongState, Record(story, Ingest, late with { OccurredAt = end.AddMilliseconds(1) }).Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, Record(story, Ingest, late with { OccurredAt = null }).Refusal?.Code);
    }

    [Fact]
    public void Decide_OtherEntriesOfAgentsAndBots_AreRefused()
    {
        var story = new Story().Begin(Bot, Channel.Chat, [Claimed(Phone)]).End(Ana, 1);
        foreach (var caller in new[] { Ana, Bot })
        {
            Assert.Equal(RefusalCode.WrongState, Record(story, caller, new(Hello) { OccurredAt = Start }).Refusal?.Code);
            Assert.Null(Record(story, caller, new(Note)).Refusal);
        }
    }

    [Fact]
    public void Decide_Customer_RecordsNothingInASessionThatHasEnded()
    {
        var story = Ended();
        foreach (var content in new EntryContent[] { Hello, new EmailContent(Direction.Inbound, "", "Hello", "mia@example.com", ["help@example.com"], null, null) })
        {
            var refusal = Record(story, story.Mia(Phone, Assurance.Claimed), new(content) { OccurredAt = Start }).Refusal!;
            Assert.Equal(RefusalCode.WrongState, refusal.Code);
            Assert.DoesNotContain("days", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Decide_WhoDoesNotTakePart_FindsNoSession()
    {
        var story = Ended();
        foreach (var caller in new[] { Bot, new Caller(Role.Ingest, "mail"), story.Mia(Phone) with { Customer = null } })
        {
            Assert.Equal(RefusalCode.NotFound, Record(story, caller, new(Call) { OccurredAt = Start }).Refusal?.Code);
        }
    }

    private static Story Ended() => new Story().Begin(Ingest, Channel.Phone, [Claimed(Phone)]).After(TimeSpan.FromHours(1)).End(Ingest, 1);

    private static Outcome<EntryDraft> Record(Story story, Caller caller, RecordEntryCommand command) => RecordEntry.Decide(
        story.State.Id, story.State.Sessions[1], story.State.Tickets[1], caller, command, story.Threads, story.Now);
}
