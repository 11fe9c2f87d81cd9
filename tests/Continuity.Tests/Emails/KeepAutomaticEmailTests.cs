using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Emails;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Emails;

/// <summary>What no person wrote is kept, and nothing comes of it.</summary>
public class KeepAutomaticEmailTests
{
    public static TheoryData<EmailKind, Activity> Kinds => new()
    {
        { EmailKind.AutoReply, Activity.AutoReplyReceived },
        { EmailKind.Bounce, Activity.EmailBounced },
        { EmailKind.Notification, Activity.AutomaticEmailReceived },
        { EmailKind.Bulk, Activity.AutomaticEmailReceived },
        { EmailKind.Own, Activity.AutomaticEmailReceived },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decide_AnyKind_IsKeptForAgentsAndChangesNothing(EmailKind kind, Activity activity)
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]).Claim(Ana, 1).Resolve(Ana, 1).End(Ana, 1);

        var decision = KeepAutomaticEmail.Decide(story.State, Ingest, 1, Email(kind), story.Now - TimeSpan.FromDays(1), story.Now);

        Assert.Same(story.State, decision.State);
        Assert.Equal([Visibility.Internal, Visibility.Internal], decision.Entries.Select(entry => entry.Visibility));
        Assert.All(decision.Entries, entry => Assert.Equal((1, ActorRef.Ingest("telephony"), Channel.Email), (entry.Session!.Value, entry.Author, entry.Channel)));
        Assert.Equal(activity, Assert.IsType<ActivityContent>(decision.Entries[1].Content).Activity);
        Assert.All(decision.Entries, entry => Assert.False(ContactRule.AwaitsAnswer(entry) || ContactRule.IsByCustomer(entry)));
        Assert.Equal([(true, story.Now - TimeSpan.FromDays(1)), (false, story.Now)], decision.Entries.Select(entry => (entry.IsAnsweredHere, entry.OccurredAt)));
        Assert.Equal(TicketStatus.Resolved, story.Apply(decision).Ticket.Status);
    }

    [Fact]
    public void Decide_WithoutASession_IsKeptWithTheCustomer()
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        Assert.All(KeepAutomaticEmail.Decide(story.State, Ingest, null, Email(EmailKind.Bulk), story.Now - TimeSpan.FromDays(1), story.Now).Entries, entry => Assert.Equal((null, null, false), (entry.Session, entry.Ticket, entry.IsAnsweredHere)));
    }

    [Fact]
    public void Decide_WhatIsNotAllowed_IsRefused()
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        Assert.Equal(RefusalCode.Forbidden, KeepAutomaticEmail.Decide(story.State, Ana, 1, Email(EmailKind.Bulk), story.Now - TimeSpan.FromDays(1), story.Now).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, KeepAutomaticEmail.Decide(story.State, Ingest, 9, Email(EmailKind.Bulk), story.Now - TimeSpan.FromDays(1), story.Now).Refusal!.Code);
        Assert.Equal(RefusalCode.Invalid, KeepAutomaticEmail.Decide(story.State, Ingest, 1, Email(EmailKind.Bulk) with { Text = "" }, story.Now - TimeSpan.FromDays(1), story.Now).Refusal!.Code);
        Assert.Throws<ArgumentException>(() => KeepAutomaticEmail.Decide(story.State, Ingest, 1, Email(EmailKind.Message), story.Now - TimeSpan.FromDays(1), story.Now));
    }

    [Fact]
    public void Decide_AttachmentsAndNotes_AreWithinBounds()
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        var one = new EmailAttachment("a", "b/c", 1, false);
        foreach (var (email, field) in new (EmailContent, string)[]
        {
            (Email(EmailKind.Bulk) with { Attachments = [.. Enumerable.Repeat(one, 101)] }, "attachments"),
            (Email(EmailKind.Bulk) with { Attachments = [one with { Name = new('x', 256) }] }, "attachments"),
            (Email(EmailKind.Bulk) with { Attachments = [one with { ContentType = "" }] }, "attachments"),
            (Email(EmailKind.Bulk) with { Notes = [.. Enumerable.Repeat("note", 31)] }, "notes"),
            (Email(EmailKind.Bulk) with { QuotedText = new('x', 65_537) }, "quotedText"),
        })
        {
            Assert.Equal(field, KeepAutomaticEmail.Decide(story.State, Ingest, 1, email, story.Now - TimeSpan.FromDays(1), story.Now).Refusal!.Path![^1]);
        }

        var most = Email(EmailKind.Bulk) with { Attachments = [.. Enumerable.Repeat(one with { Name = new('x', 255) }, 100)], Notes = [.. Enumerable.Repeat("note", 30)], QuotedText = new('x', 65_536) };
        Assert.Null(KeepAutomaticEmail.Decide(story.State, Ingest, 1, most, story.Now - TimeSpan.FromDays(1), story.Now).Refusal);
    }

    private static EmailContent Email(EmailKind kind) => new(Direction.Inbound, "Away", "I am away.", "mia@example.com", ["help@shop.example"], null, null) { Kind = kind };
}
