using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.SelfService;
using Continuity.Staff;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.SelfService;

/// <summary>Mia, signed in to the app, and what she does there.</summary>
internal sealed class AppVisit
{
    public AppVisit(Caller? by = null)
    {
        Story.Begin(by ?? Mia, Channel.SelfService, [Verified(App)]);
        Session = Story.Session.Number;
    }

    public Story Story { get; } = new();

    public int Session { get; set; }

    public SelfServiceOptions Options { get; set; } = new();

    public Roster Roster { get; set; } = Roster.Empty;

    public Caller Mia => Story.Mia(App);

    public AssistanceRules Rules => new(Options, Work.Rules, new BriefOptions(), Story.Threads);

    public SelfServiceRecord? Record => Story.State.Sessions[Session].SelfService;

    public AssistanceOffer Offer => Record!.Offer!;

    public IReadOnlyList<EntryDraft> Offers => [.. Story.Entries.Where(static entry => entry.Content is ActivityContent { Activity: Activity.AssistanceOffered })];

    public AssistanceOfferId OfferId => new(Story.SessionId(Session), Offer.Number);

    public AppVisit After(TimeSpan span)
    {
        Story.After(span);
        return this;
    }

    public AppVisit Fail(string step, string? detail = null) => Step(step, SelfServiceOutcome.Failed, detail: detail);

    public AppVisit Abandon(string step) => Step(step, SelfServiceOutcome.Abandoned);

    public AppVisit View(string step) => Step(step, SelfServiceOutcome.Viewed);

    public AppVisit Succeed(string step) => Step(step, SelfServiceOutcome.Succeeded);

    public AppVisit Step(string step, SelfServiceOutcome outcome, TimeSpan? ago = null, string? detail = null, Visibility visibility = Visibility.Public, Caller? by = null)
    {
        var session = Story.State.Sessions[Session];
        var command = new RecordEntryCommand(new SelfServiceContent(step, outcome, detail)) { Visibility = visibility, OccurredAt = Story.Now - ago };
        var entry = RecordEntry.Decide(Story.State.Id, session, Story.State.Tickets[session.Ticket], by ?? Mia, command, Story.Threads, Story.Now);
        Assert.Null(entry.Refusal);
        Story.Apply(RecordStep.Append(Decision.Accept(true, Story.State), entry.Value!, Options, Story.Now));
        return this;
    }

    public AppVisit Struggle() => Fail("pay").Fail("pay");

    public Decision<SessionId> Accept(Caller? by = null, Channel channel = Channel.Chat, int? number = null, int? ticket = null) => AcceptAssistance.Decide(
        Story.State,
        by ?? Mia,
        new(OfferId with { Number = number ?? OfferId.Number }, channel, "general", ticket ?? Story.State.Sessions[Session].Ticket, "1099"),
        Roster,
        Rules,
        Story.Now);

    public Decision<AssistanceOfferId> Decline(Caller? by = null, int? number = null) =>
        DeclineAssistance.Decide(Story.State, by ?? Mia, OfferId with { Number = number ?? OfferId.Number }, Story.Now);

    public AppVisit Settle()
    {
        Story.Apply(SettleDue.Decide(Story.State, Roster, Work.Rules, Story.Now));
        return this;
    }
}
