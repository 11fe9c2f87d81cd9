using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Calls;
using Continuity.Privacy;
using Continuity.Tests.Calls;
using Continuity.Threads;

namespace Continuity.Tests.Privacy;

/// <summary>What is redacted of what e-mail and telephone systems brought, and what they bring later.</summary>
public class RedactedChannelTests
{
    private const string Url = "https://calls.example.com/1.mp3";
    private static readonly CallPart Ended = new(Story.Start.AddMinutes(2)) { EndedAt = Story.Start.AddMinutes(2), Transcript = "My card is lost.", RecordingUrl = Url };

    private static readonly EmailContent Email = new(Direction.Inbound, "My account", "It is DE89 3704 0044 and has been so for years,\nyours Eva", "eva@example.org", ["help@example.com"], "<1@a>", "<0@a>")
    {
        Kind = EmailKind.AutoReply, QuotedText = "On Monday you wrote", Attachments = [new("eva.pdf", "application/pdf", 5, false)], Notes = ["It breaks off."],
    };

    [Fact]
    public void Decide_AnEmail_LosesWhatItQuotesAndItsAttachmentsAndKeepsItsKindAndIds()
    {
        var story = Written(Email);

        story.Apply(RedactEntry.Decide(story.State, Story.Sue, new(new(story.State.Id, 1), "Asked for."), story.Now));

        var left = Assert.IsType<EmailContent>(story.State.Entries[1].Draft.Content);
        Assert.Equal((EmailKind.AutoReply, "<1@a>", "<0@a>", null, 0, 0), (left.Kind, left.MessageId, left.InReplyTo, left.QuotedText, left.Attachments.Count, left.Notes.Count));
        Assert.Equal([Redacted.Text, Redacted.Text, Redacted.Text, Redacted.Text], [left.Subject, left.Text, left.From, .. left.To]);
    }

    [Fact]
    public void Decide_AnEmailThatAnswersQuote_IsTakenThereHoweverItsLinesAreBroken()
    {
        var marked = Answer("Thanks.\n> It is DE89 3704 0044\n> and has been so for years,\n> yours Eva\nWe look into it.", null);
        var folded = Answer("Thanks.", "From: Eva\nIt is DE89 3704 0044 and has\nbeen so for years,\nyours Eva\nSent from my telephone");
        var other = Answer("> Something else entirely, as it were", "A line that nobody wrote before");
        var story = Written(Email, marked, folded, other);

        story.Apply(RedactEntry.Decide(story.State, Story.Sue, new(new(story.State.Id, 1), "Asked for."), story.Now));

        Assert.Equal("Thanks.\n> [redacted]\n> [redacted]\n> [redacted]\nWe look into it.", Left(story, 2).Text);
        Assert.Equal("From: Eva\n[redacted]\n[redacted]\n[redacted]\nSent from my telephone", Left(story, 3).QuotedText);
        Assert.Equal(other, Left(story, 4));
        Assert.Equal([true, true, null], Enumerable.Range(2, 3).Select(sequence => story.State.Entries[sequence].Draft.Redaction?.IsPartial));
    }

    [Fact]
    public void Decide_ACall_TakesTheTelephoneSystemsNotesOfItTooAndNobodyElses()
    {
        var call = new Call([Story.Claimed(Story.Phone)]).Take(Ended, new CallPart(Story.Start.AddMinutes(3)) { Transcript = "Somebody else heard it otherwise.", RecordingUrl = $"{Url}?2" });
        Assert.Equal(2, call.Notes.Count());
        var own = new Entry(new(call.State.Id, call.Log.Count + 1), new(new NoteContent("She was in tears."), ActorRef.Agent("ana"), Channel.Phone, Story.Start) { Session = 1 }, Story.Start);
        var state = call.State with { Entries = call.Log.Append(own).ToImmutableDictionary(static entry => entry.Id.Sequence) };

        var redacted = RedactEntry.Decide(state, Story.Sue, new(call.Entry!.Id, "Asked for."), Story.Start);

        var left = redacted.State!.Entries.Values.Where(static entry => entry.Draft.Content is NoteContent).OrderBy(static entry => entry.Id.Sequence).ToList();
        Assert.Equal([Redacted.Text, Redacted.Text, "She was in tears."], left.Select(static entry => ((NoteContent)entry.Draft.Content).Text));
        Assert.Equal([true, true, false], left.Select(static entry => entry.Draft.Redaction is not null));
    }

    [Fact]
    public void Take_APartOfACallThatWasRedacted_BringsNothingBack()
    {
        var call = new Call([Story.Claimed(Story.Phone)]).Take(Ended);
        var redacted = RedactEntry.Decide(call.State with { Entries = call.Log.ToImmutableDictionary(static entry => entry.Id.Sequence) }, Story.Sue, new(call.Entry!.Id, "Asked for."), Story.Start);
        call.Log[call.Entry!.Id.Sequence - 1] = redacted.State!.Entries[call.Entry.Id.Sequence];
        var length = call.Log.Count;

        call.Take(new CallPart(Story.Start.AddMinutes(3)) { Transcript = "My card is lost.", RecordingUrl = $"{Url}?2", Agent = "ana" });

        Assert.Equal((Redacted.Text, null, null), (call.Content!.Summary, call.Content.RecordingUrl, call.Content.Transcript));
        Assert.Equal(length, call.Log.Count);
    }

    [Fact]
    public void Of_AnEmail_MasksAllThatItSays()
    {
        const string Card = "4111 1111 1111 1111";
        var email = Email with { Subject = Card, Text = Card, QuotedText = Card, Attachments = [new($"{Card}.pdf", "application/pdf", 5, false), new(null, "image/png", 5, true)] };

        var masked = Assert.IsType<EmailContent>(new TextMask(new() { CardNumbers = true }).Of(email));

        Assert.Equal(("•••• 1111", "•••• 1111", "•••• 1111"), (masked.Subject, masked.Text, masked.QuotedText));
        Assert.Equal(["•••• 1111.pdf", null], masked.Attachments.Select(static one => one.Name));
        Assert.Equal((Email.From, Email.MessageId), (masked.From, masked.MessageId));
    }

    private static EmailContent Answer(string text, string? quoted) => new(Direction.Outbound, "Re: account", text, "help@example.com", ["eva@example.org"], null, "<1@a>") { QuotedText = quoted };

    private static EmailContent Left(Story story, int sequence) => Assert.IsType<EmailContent>(story.State.Entries[sequence].Draft.Content);

    private static Story Written(params EmailContent[] emails)
    {
        var story = new Story();
        story.Begin(Story.Ana, Channel.Email, [Story.Claimed(Story.Mail)]);
        story.Change(state => state with
        {
            Entries = emails.Select((email, i) => new Entry(new(state.Id, i + 1), new(email, ActorRef.Agent("ben"), Channel.Email, story.Now) { Session = 1 }, story.Now))
                .ToImmutableDictionary(static entry => entry.Id.Sequence),
        });
        return story;
    }
}
