using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Recovery;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Recovery;

public class AddStatementTests
{
    private readonly Story story = new Story().Begin(Ana, Channel.Phone, [Verified(Phone)]);

    [Fact]
    public void Add_OfAllSides_KeepsEachInOrderAndLeavesNoEntry()
    {
        Report(ProblemKind.Conduct);
        var entries = story.Entries.Count;
        story.Apply(Try(Sue)).After(TimeSpan.FromMinutes(1)).Apply(Try(Sue, command => command with { By = "Ben", Party = Party.Employee, Text = "I was not rude." }));

        Assert.Equal(
            [new Statement("Mia", Party.Customer, "He was rude.", Start, ActorRef.Agent("sue")), new Statement("Ben", Party.Employee, "I was not rude.", story.Now, ActorRef.Agent("sue"))],
            story.State.ProblemReports.Values.Single().Statements);
        Assert.Equal(entries, story.Entries.Count);
    }

    [Fact]
    public void Add_TheSameAgain_StaysOneStatementOfThatCaller()
    {
        Report(ProblemKind.Process);
        story.Apply(Try(Ana)).After(TimeSpan.FromMinutes(1));
        var before = story.State;

        Assert.Same(before, Try(Ana).State);
        Assert.Equal(2, Try(Ben).State!.ProblemReports[1].Statements.Count);
        Assert.Equal(2, Try(Ana, command => command with { Party = Party.Witness }).State!.ProblemReports[1].Statements.Count);
    }

    [Fact]
    public void Add_ToAReportOfConduct_IsForSupervisors()
    {
        Report(ProblemKind.Conduct);

        Assert.Null(Try(Sue).Refusal);
        foreach (var caller in new[] { Ana, Ben, Bot, Ingest, story.Mia(Phone) })
        {
            var refusal = Try(caller).Refusal!;
            Assert.Equal((RefusalCode.NotFound, "input.reportId"), (refusal.Code, string.Join('.', refusal.Path!)));
        }
    }

    [Fact]
    public void Add_ToAnyOtherReport_IsForAgents()
    {
        Report(ProblemKind.System);

        Assert.All([Ana, Ben, Sue], caller => Assert.Null(Try(caller).Refusal));
        Assert.All([Bot, Ingest, story.Mia(Phone)], caller => Assert.Equal(RefusalCode.NotFound, Try(caller).Refusal?.Code));
        Assert.Equal(RefusalCode.NotFound, Try(Ana, command => command with { Report = new(story.State.Id, 2) }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Try(Ana, command => command with { Report = new(CustomerId.New(Start), 1) }).Refusal?.Code);
    }

    [Fact]
    public void Add_WithWhatMayNotBe_NamesIt()
    {
        Report(ProblemKind.System);
        foreach (var (change, field) in new (Func<AddStatementCommand, AddStatementCommand>, string)[]
        {
            (command => command with { By = "" }, "by"),
            (command => command with { By = "Mia\nBen" }, "by"),
            (command => command with { By = new string('b', 201) }, "by"),
            (command => command with { Text = " " }, "text"),
            (command => command with { Text = new string('t', 4001) }, "text"),
        })
        {
            var refusal = Try(Ana, change).Refusal!;
            Assert.Equal((RefusalCode.Invalid, $"input.{field}"), (refusal.Code, string.Join('.', refusal.Path!)));
        }
    }

    [Fact]
    public void Add_BeyondTheMost_IsRefusedAndLosesNothing()
    {
        Report(ProblemKind.System);
        foreach (var i in Enumerable.Range(0, 50))
        {
            story.Apply(Try(Ana, command => command with { Text = $"{i}" }));
        }

        var refusal = Try(Ana).Refusal!;
        Assert.Equal((RefusalCode.LimitExceeded, "At most 50 statements may be made on a problem."), (refusal.Code, refusal.Message));
        Assert.Null(Try(Ana, command => command with { Text = "7" }).Refusal);
        Assert.Equal(50, story.State.ProblemReports[1].Statements.Count);
    }

    private void Report(ProblemKind kind) =>
        story.Apply(ReportProblem.Decide(story.State, Ana, new(story.TicketId(1), kind, "Tone", "A quarrel."), Work.Roster, new(), story.Now));

    private Decision<ProblemReportId> Try(Caller caller, Func<AddStatementCommand, AddStatementCommand>? change = null)
    {
        var command = new AddStatementCommand(new(story.State.Id, story.State.ProblemReports.Keys.Single()), "Mia", Party.Customer, "He was rude.");
        return AddStatement.Decide(story.State, caller, change?.Invoke(command) ?? command, new(), story.Now);
    }
}
