using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

public class ContactRuleTests
{
    private static readonly ActorRef Customer = ActorRef.Customer(CustomerId.New(Start));
    private static readonly ActorRef Agent = ActorRef.Agent("ana");
    private static readonly ActorRef Gateway = ActorRef.Ingest("mail");

    /// <summary>What is said, by whom; whether it is the customer's, awaits an answer, is one.</summary>
    public static TheoryData<EntryContent, ActorKind, bool, bool, bool> Entries => new()
    {
        { new MessageContent("Hello."), ActorKind.Customer, true, true, false },
        { new MessageContent("Hello."), ActorKind.Agent, false, false, true },
        { new MessageContent("Hello."), ActorKind.Bot, false, false, true },
        { new MessageContent("Hello."), ActorKind.System, false, false, false },
        { Call(Direction.Inbound, 0), ActorKind.Customer, true, true, false },
        { Call(Direction.Inbound, 1), ActorKind.Customer, true, true, false },
        { Call(Direction.Inbound, 1), ActorKind.Agent, false, false, true },
        { Call(Direction.Outbound, 1), ActorKind.Bot, false, false, true },
        { Call(Direction.Outbound, 0), ActorKind.Agent, false, false, false },
        { Mail(Direction.Inbound), ActorKind.Customer, true, true, false },
        { Mail(Direction.Inbound), ActorKind.System, true, true, false },
        { Mail(Direction.Inbound), ActorKind.Agent, true, true, false },
        { Mail(Direction.Outbound), ActorKind.Agent, false, false, true },
        { Mail(Direction.Outbound), ActorKind.System, false, false, false },
        { new SelfServiceContent("bill", SelfServiceOutcome.Failed, null), ActorKind.Customer, true, false, false },
        { new NoteContent("n"), ActorKind.Agent, false, false, false },
        { new ActivityContent(Activity.SessionStarted, "s"), ActorKind.Customer, false, false, false },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Entry_OfEachKind_IsTheCustomersWordOrAnAnswerOrNeither(EntryContent content, ActorKind by, bool isCustomers, bool awaits, bool answers)
    {
        var author = by switch { ActorKind.Customer => Customer, ActorKind.Agent => Agent, ActorKind.Bot => ActorRef.Bot("bo"), _ => Gateway };
        var entry = new EntryDraft(content, author, Channel.Chat, Start);
        Assert.Equal((isCustomers, awaits, answers), (ContactRule.IsByCustomer(entry), ContactRule.AwaitsAnswer(entry), ContactRule.Answers(entry)));
        var inner = entry with { Visibility = Visibility.Internal };
        Assert.Equal((false, false, false), (ContactRule.IsByCustomer(inner), ContactRule.AwaitsAnswer(inner), ContactRule.Answers(inner)));
    }

    [Fact]
    public void AwaitedSince_WhatHappenedBeforeItWasRecorded_IsThenButOfAnEmailWhenItCame()
    {
        var (written, came) = (Start.AddDays(-330), Start);
        Assert.Equal(written, Since(new MessageContent("Hello."), written));
        Assert.Equal(came, Since(new MessageContent("Hello."), came.AddMinutes(5)));
        Assert.Equal(came, Since(Mail(Direction.Inbound), written));

        DateTimeOffset Since(EntryContent content, DateTimeOffset at) => ContactRule.AwaitedSince(new(content, Customer, Channel.Email, at), came);
    }

    private static CallContent Call(Direction direction, int minutes) => new(direction, TimeSpan.FromMinutes(minutes), "s", null, null);

    private static EmailContent Mail(Direction direction) => new(direction, "s", "t", "a@b", ["c@d"], null, null);
}
