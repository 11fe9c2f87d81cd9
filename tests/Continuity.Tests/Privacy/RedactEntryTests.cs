using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Tests.Privacy;

public class RedactEntryTests
{
    private const string Said = "My account is DE89 3704 0044, please.";
    private const string Why = "An account number.";
    private readonly Story story = new();

    public RedactEntryTests() => story.Begin(Story.Ana, Channel.Chat, [Story.Claimed(Story.Mail)]);

    [Fact]
    public void Decide_OwnEntryOfAnAgent_TakesTheTextAndKeepsTheRest()
    {
        var before = Put(1, Message(Said, Story.Ana));

        story.Apply(Decide(Story.Ana, 1));

        var after = story.State.Entries[1];
        Assert.Equal(Redacted.Text, Assert.IsType<MessageContent>(after.Draft.Content).Text);
        Assert.Equal(new Redaction(story.Now, ActorRef.Agent("ana"), Why), after.Draft.Redaction);
        Assert.Equal((before.Id, before.RecordedAt, before.Draft.Author, before.Draft.OccurredAt, before.Draft.Session), (after.Id, after.RecordedAt, after.Draft.Author, after.Draft.OccurredAt, after.Draft.Session));
        var told = story.Entries[^1];
        Assert.Equal((Activity.EntryRedacted, ActorRef.Agent("ana"), Visibility.Internal), (Assert.IsType<ActivityContent>(told.Content).Activity, told.Author, told.Visibility));
        Assert.Equal($"Redacted entry 1: {Why}", Story.Words(told));
    }

    [Fact]
    public void Decide_AgainByWhomever_ChangesNothing()
    {
        Put(1, Message(Said, Story.Ana));
        story.Apply(Decide(Story.Ana, 1));

        var again = RedactEntry.Decide(story.State, Story.Sue, new(new(story.State.Id, 1), "For another reason."), story.Now);

        Assert.Null(again.Refusal);
        Assert.Same(story.State, again.State);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Decide_EntryOfSomebodyElse_IsForSupervisorsOnly()
    {
        Put(1, Message(Said, Story.Ana));

        Assert.Equal(RefusalCode.Forbidden, Decide(Story.Ben, 1).Refusal!.Code);
        Assert.Equal(RefusalCode.Forbidden, Decide(story.Mia(Story.Mail, Assurance.Claimed), 1).Refusal!.Code);
        Assert.Null(Decide(Story.Sue, 1).Refusal);
    }

    [Fact]
    public void Decide_EntryThatTheCallerMayNotSee_IsNotFound()
    {
        Put(1, Message(Said, Story.Ana) with { Visibility = Visibility.Internal });

        Assert.Equal(RefusalCode.NotFound, Decide(story.Mia(Story.Mail, Assurance.Claimed), 1).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, Decide(Story.Sue, 2).Refusal!.Code);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("   ")]
    public void Decide_WithoutAReason_IsInvalid(string reason)
    {
        Put(1, Message(Said, Story.Ana));

        Assert.Equal(["input", "reason"], RedactEntry.Decide(story.State, Story.Ana, new(new(story.State.Id, 1), reason), story.Now).Refusal!.Path!);
    }

    [Fact]
    public void Decide_BySupervisorWhereABriefAndLaterEntriesRepeatIt_TakesItThereToo()
    {
        var brief = Repeated();

        story.Apply(Decide(Story.Sue, 1));

        var after = story.State.Briefs[1];
        Assert.Equal("Recorded as known: \"[redacted]\"", Story.Words(story.State.Entries[2].Draft));
        Assert.Equal("You wrote: [redacted] Thank you.", Assert.IsType<EmailContent>(story.State.Entries[3].Draft.Content).Text);
        Assert.Equal(new Redaction(story.Now, ActorRef.Agent("sue"), Why) { IsPartial = true }, story.State.Entries[3].Draft.Redaction);
        Assert.Equal(("Something else entirely.", null), (Assert.IsType<MessageContent>(story.State.Entries[4].Draft.Content).Text, story.State.Entries[4].Draft.Redaction));
        Assert.Equal(("[redacted]", "Likes tea", "She said: [redacted]", brief.Goal), (after.Facts[0].Statement, after.Facts[1].Statement, after.Facts[1].Dispute!.Reason, after.Goal));
    }

    [Fact]
    public void Decide_ByTheAgentWhereOthersRepeatIt_LeavesWhatOthersRecorded()
    {
        Repeated();
        var own = Put(5, Message($"As I said: {Said}", Story.Ana));

        story.Apply(Decide(Story.Ana, 1));

        Assert.Equal($"Recorded as known: \"{Said}\"", Story.Words(story.State.Entries[2].Draft));
        Assert.Null(story.State.Entries[3].Draft.Redaction);
        Assert.Equal("account is DE89 3704 0044", story.State.Briefs[1].Facts[0].Statement);
        Assert.Equal($"She said: {Said}", story.State.Briefs[1].Facts[1].Dispute!.Reason);
        Assert.Equal("As I said: [redacted]", Assert.IsType<MessageContent>(story.State.Entries[5].Draft.Content).Text);
        Assert.Equal((own.Draft.OccurredAt, true), (story.State.Entries[5].Draft.OccurredAt, story.State.Entries[5].Draft.Redaction!.IsPartial));
    }

    [Fact]
    public void Decide_CopyOfWhatTheCustomerSaidBefore_LeavesWhatTheySaid()
    {
        var mia = Put(1, Message(Said, story.Mia(Story.Mail, Assurance.Claimed)));
        Put(2, new(new NoteContent($"Mia wrote: {Said}"), ActorRef.Agent("ana"), Channel.Chat, story.Now) { Session = 1 });

        foreach (var caller in new[] { Story.Ana, Story.Sue })
        {
            Assert.Equal(mia, RedactEntry.Decide(story.State, caller, new(new(story.State.Id, 2), Why), story.Now).State!.Entries[1]);
        }
    }

    [Fact]
    public void Decide_ShortText_TakesNothingThatSaysTheSameByChance()
    {
        Put(1, Message("Yes.", Story.Ana));
        Put(2, Message("Yes.", Story.Ana));
        Put(3, new(new EmailContent(Direction.Inbound, "Yes.", "Yes.", "a@b", ["c@d"], null, null), ActorRef.Agent("ana"), Channel.Chat, story.Now) { Session = 1 });

        story.Apply(Decide(Story.Sue, 1));

        Assert.Equal((Redacted.Text, "Yes."), (Assert.IsType<MessageContent>(story.State.Entries[1].Draft.Content).Text, Assert.IsType<MessageContent>(story.State.Entries[2].Draft.Content).Text));
        Assert.Null(story.State.Entries[3].Draft.Redaction);
    }

    [Fact]
    public void Decide_EmailWhoseSubjectOthersHave_LeavesTheirs()
    {
        Put(1, new(new EmailContent(Direction.Inbound, "My account number", Said, "a@b", ["c@d"], null, null), ActorRef.Agent("ana"), Channel.Email, story.Now) { Session = 1 });
        Put(2, new(new EmailContent(Direction.Outbound, "Re: My account number", "We look into it.", "c@d", ["a@b"], null, null), ActorRef.Agent("ana"), Channel.Email, story.Now) { Session = 1 });

        story.Apply(Decide(Story.Sue, 1));

        Assert.Equal("Re: My account number", Assert.IsType<EmailContent>(story.State.Entries[2].Draft.Content).Subject);
        Assert.Equal(Redacted.Text, story.State.Tickets[1].Subject);
    }

    [Fact]
    public void Decide_EntryThatCameAfterTheTicket_LeavesItsSubject()
    {
        var subject = story.State.Tickets[1].Subject;
        story.Now += TimeSpan.FromMinutes(1);
        Put(1, Message(Said, Story.Ana));

        story.Apply(Decide(Story.Ana, 1));

        Assert.Equal(subject, story.State.Tickets[1].Subject);
    }

    [Fact]
    public void Decide_EntryThatRepeatedAnother_CanStillBeRedactedItself()
    {
        Put(1, Message(Said, Story.Ana));
        Put(2, Message($"{Said} And she is called Mia.", Story.Ana));
        story.Apply(Decide(Story.Ana, 1));
        Assert.Equal("[redacted] And she is called Mia.", Assert.IsType<MessageContent>(story.State.Entries[2].Draft.Content).Text);

        story.Apply(Decide(Story.Ana, 2));

        Assert.Equal((Redacted.Text, false), (Assert.IsType<MessageContent>(story.State.Entries[2].Draft.Content).Text, story.State.Entries[2].Draft.Redaction!.IsPartial));
    }

    [Fact]
    public void Decide_ActivityThatTellsOfAPromise_TakesThePromiseToo()
    {
        var promised = new FollowUp(1, 1, FollowUpKind.Callback, "IBAN 17", "ana", story.Now.AddDays(1), story.Now, ActorRef.Agent("ana"));
        story.Change(state => state with { FollowUps = state.FollowUps.Add(1, promised).Add(2, promised with { Number = 2, PromisedBy = ActorRef.Agent("ben") }) });
        Put(1, new(new ActivityContent(Activity.FollowUpPromised, "Promised: \"IBAN 17\""), ActorRef.Agent("ana"), Channel.Chat, story.Now) { Ticket = 1 });

        story.Apply(Decide(Story.Ana, 1));

        Assert.Equal([Redacted.Text, "IBAN 17"], new[] { 1, 2 }.Select(number => story.State.FollowUps[number].Promise));
    }

    [Fact]
    public void Decide_ActivityThatTellsOfAHandoff_TakesItsReasonAndSummaryToo()
    {
        var handoff = new Handoff(1, 1, ActorRef.Agent("ana"), HandoffTarget.OfAgent("ben"), TransferMode.Warm, "IBAN 17", "Said IBAN 17.", story.Now, story.Now.AddMinutes(5));
        story.Change(state => state with { Handoffs = state.Handoffs.Add(1, handoff) });
        Put(1, new(new ActivityContent(Activity.HandoffOffered, "Ana offered the ticket to Ben: IBAN 17"), ActorRef.Agent("ana"), Channel.Chat, story.Now) { Ticket = 1 });

        story.Apply(Decide(Story.Ana, 1));

        Assert.Equal((Redacted.Text, Redacted.Text), (story.State.Handoffs[1].Reason, story.State.Handoffs[1].Summary));
    }

    [Fact]
    public void Decide_EntryThatTellsOfAFact_TakesTheFactToo()
    {
        story.Apply(RecordFact.Decide(story.State, Story.Ana, new(story.TicketId(1), "IBAN 17", Certainty.Known, FactSource.Customer), new BriefOptions(), story.Now));
        Put(1, story.Entries[^1]);

        story.Apply(Decide(Story.Ana, 1));

        Assert.Equal(Redacted.Text, story.State.Briefs[1].Facts[0].Statement);
        Assert.Equal(Redacted.Text, Story.Words(story.State.Entries[1].Draft));
    }

    private BriefRecord Repeated()
    {
        Put(1, Message(Said, Story.Ana));
        Put(2, new(new ActivityContent(Activity.FactRecorded, $"Recorded as known: \"{Said}\""), ActorRef.Agent("ben"), Channel.Chat, story.Now) { Session = 1 });
        Put(3, new(new EmailContent(Direction.Outbound, "Re: account", $"You wrote: {Said} Thank you.", "a@b", ["c@d"], null, null), ActorRef.Agent("ben"), Channel.Email, story.Now) { Session = 1 });
        Put(4, Message("Something else entirely.", Story.Ben));
        var brief = new BriefRecord(1)
        {
            Goal = new("A refund to DE89", ActorRef.Agent("ben"), story.Now),
            Facts =
            [
                new(1, "account is DE89 3704 0044", Certainty.Known, FactSource.Customer, ActorRef.Agent("ben"), story.Now),
                new(2, "Likes tea", Certainty.Known, FactSource.Customer, ActorRef.Agent("ben"), story.Now) { Dispute = new($"She said: {Said}", ActorRef.Agent("ben"), story.Now) },
            ],
        };
        story.Change(state => state with { Briefs = state.Briefs.Add(1, brief) });
        return brief;
    }

    private Decision<EntryId> Decide(Caller caller, int sequence) => RedactEntry.Decide(story.State, caller, new(new(story.State.Id, sequence), Why), story.Now);

    private EntryDraft Message(string text, Caller author) => new(new MessageContent(text), author.ActsAs(story.State.Id), Channel.Chat, story.Now) { Session = 1 };

    private Entry Put(int sequence, EntryDraft draft)
    {
        var entry = new Entry(new(story.State.Id, sequence), draft, story.Now);
        story.Change(state => state with { Entries = state.Entries.SetItem(sequence, entry) });
        return entry;
    }
}
