using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Recovery;
using Continuity.Staff;
using Continuity.Tests.FollowUps;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Recovery;

public class ReportProblemTests
{
    private static readonly Roster Staff = Duties.RosterOf(new StaffMember("ana", Role.Agent), new StaffMember("ben", Role.Agent), new StaffMember("sue", Role.Supervisor));
    private readonly Story story = new Story().Begin(Ana, Channel.Phone, [Verified(Phone)]);

    [Fact]
    public void Report_ByAnAgent_IsKeptOnItsTicket()
    {
        story.Apply(Try(Ana, command => command with { Product = " Router  X ", Site = "Hamburg", OccurredAt = Start.AddDays(-3).AddTicks(5) }));
        story.After(TimeSpan.FromMinutes(1)).Apply(Try(Sue));

        var report = story.State.ProblemReports[1];
        Assert.Equal((1, 1, ProblemKind.Product, "Wrong bill", "It was twice too high."), (report.Number, report.Ticket, report.Kind, report.Category, report.Description));
        Assert.Equal(("Router X", "Hamburg", null), (report.Product, report.Site, report.InvolvedAgent));
        Assert.Equal((Start.AddDays(-3), Start, ActorRef.Agent("ana")), (report.OccurredAt, report.ReportedAt, report.ReportedBy));
        Assert.Equal(story.Now, story.State.ProblemReports[2].OccurredAt);
        Assert.Equal([1, 2], story.Ticket.ProblemReports);
        Assert.Equal(1, story.Ticket.Version);
    }

    [Theory]
    [InlineData(ProblemKind.Product)]
    [InlineData(ProblemKind.Process)]
    [InlineData(ProblemKind.System)]
    public void Report_OfAProductProcessOrSystem_LeavesTheSameEntryThatSaysNothingOfIt(ProblemKind kind)
    {
        story.Apply(Try(Ana, command => command with { Kind = kind }));

        var entry = story.Entries[^1];
        Assert.Equal(
            (Activity.ProblemReported, "A problem was reported.", Visibility.Internal, ActorRef.Continuity, 1, null),
            (((ActivityContent)entry.Content).Activity, Words(entry), entry.Visibility, entry.Author, entry.Ticket, entry.Session));
    }

    [Fact]
    public void Report_OfConduct_LeavesNothingThatTellsAgentsOfIt()
    {
        var options = new ProblemReportOptions { MaximumOnTicket = 2 };
        story.Apply(Try(Ana));
        var entries = story.Entries.Count;

        story.Apply(Try(Ana, OfConduct));

        Assert.Equal(entries, story.Entries.Count);
        Assert.Equal("ben", story.State.ProblemReports[1_000_001].InvolvedAgent);
        Assert.Equal(2, ReportProblem.Decide(story.State, Ana, Command(story), Staff, options, Start).Result.Number);
        story.Apply(Try(Ana));
        Assert.Equal([1, 1_000_001, 2], story.Ticket.ProblemReports);
        Assert.Equal(1_000_002, ReportProblem.Decide(story.State, Ana, OfConduct(Command(story)), Staff, options, Start).Result.Number);
        Assert.Equal(RefusalCode.LimitExceeded, ReportProblem.Decide(story.State, Ana, Command(story), Staff, options, Start).Refusal?.Code);
    }

    [Fact]
    public void Report_ByABot_IsForTicketsItHandlesAndNotForConduct()
    {
        var chat = new Story().Begin(Bot, Channel.Chat, []);
        var other = new Story().Begin(Ana, Channel.Phone, []);

        Assert.Null(Try(Bot, at: chat).Refusal);
        Assert.Equal(RefusalCode.Forbidden, Try(Bot, command => command with { Kind = ProblemKind.Conduct }, chat).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Try(Bot, at: other).Refusal?.Code);
        chat.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1].HandledBy(ActorRef.Agent("ana"))) });
        Assert.Equal(RefusalCode.Forbidden, Try(Bot, at: chat).Refusal?.Code);
    }

    [Fact]
    public void Report_ByACustomerOrAChannelsSystem_IsForbidden()
    {
        Assert.Equal(RefusalCode.Forbidden, Try(story.Mia(Phone)).Refusal?.Code);
        var recorded = new Story().Begin(Ingest, Channel.Phone, [Verified(Phone)]);
        Assert.Equal(RefusalCode.Forbidden, Try(Ingest, at: recorded).Refusal?.Code);
    }

    [Fact]
    public void Report_WithWhatMayNotBe_NamesIt()
    {
        foreach (var (change, field) in new (Func<ReportProblemCommand, ReportProblemCommand>, string)[]
        {
            (command => command with { Category = " " }, "category"),
            (command => command with { Category = "a\nb" }, "category"),
            (command => command with { Category = new string('c', 101) }, "category"),
            (command => command with { Product = "" }, "product"),
            (command => command with { Site = new string('s', 101) }, "site"),
            (command => command with { Description = "" }, "description"),
            (command => command with { Description = new string('d', 4001) }, "description"),
            (command => command with { OccurredAt = Start.AddDays(-366).AddTicks(-1) }, "occurredAt"),
            (command => command with { OccurredAt = Start.AddMinutes(5).AddTicks(1) }, "occurredAt"),
            (command => command with { InvolvedAgent = "ben" }, "involvedAgentId"),
            (command => command with { InvolvedAgent = "nobody", Kind = ProblemKind.Conduct }, "involvedAgentId"),
        })
        {
            var refusal = Try(Ana, change).Refusal!;
            Assert.Equal((RefusalCode.Invalid, $"input.{field}"), (refusal.Code, string.Join('.', refusal.Path!)));
        }

        Assert.Null(Try(Ana, command => command with { Category = new string('c', 100), OccurredAt = Start.AddDays(-366) }).Refusal);
        Assert.Equal(RefusalCode.NotFound, ReportProblem.Decide(story.State, Ana, Command(story) with { Ticket = story.TicketId(2) }, Staff, new(), Start).Refusal?.Code);
    }

    [Fact]
    public void Report_BeyondTheMostOfATicket_IsRefusedNamingIt()
    {
        var options = new ProblemReportOptions { MaximumOnTicket = 1 };
        story.Apply(Try(Ana));
        var refusal = ReportProblem.Decide(story.State, Ana, Command(story), Staff, options, Start).Refusal!;
        Assert.Equal((RefusalCode.LimitExceeded, "At most 1 problems may be reported on a ticket."), (refusal.Code, refusal.Message));
    }

    private static ReportProblemCommand Command(Story story) => new(story.TicketId(1), ProblemKind.Product, " Wrong bill", "It was twice too high.");

    private static ReportProblemCommand OfConduct(ReportProblemCommand command) => command with { Kind = ProblemKind.Conduct, InvolvedAgent = "ben" };

    private Decision<ProblemReportId> Try(Caller caller, Func<ReportProblemCommand, ReportProblemCommand>? change = null, Story? at = null)
    {
        var where = at ?? story;
        var command = Command(where);
        return ReportProblem.Decide(where.State, caller, change?.Invoke(command) ?? command, Staff, new(), where.Now);
    }
}
