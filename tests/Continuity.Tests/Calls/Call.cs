using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.FollowUps;
using Continuity.Calls;
using Continuity.SelfService;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Calls;

/// <summary>A call, of which parts come: what the store would do with each decision.</summary>
internal sealed class Call
{
    private static readonly RecordingOptions Options = new(new(), new FollowUpOptions(), new SelfServiceOptions());

    public Call(IReadOnlyList<IdentityClaim> claims)
    {
        var story = new Story().Begin(Story.Ingest, Channel.Phone, claims);
        State = story.State;
        Log = [.. story.Entries.Select((draft, i) => new Entry(new(State.Id, i + 1), draft, Start))];
    }

    public CustomerState State { get; private set; }

    public List<Entry> Log { get; }

    public List<Notice> Notices { get; } = [];

    public FollowUp CheckIn => State.FollowUps[1];

    public DateTimeOffset Now { get; set; } = Start + TimeSpan.FromMinutes(30);

    public Session Session => State.Sessions[1];

    public CallContent? Content => Entry?.Draft.Content as CallContent;

    public Entry? Entry => Log.SingleOrDefault(static entry => entry.Draft.Content is CallContent);

    public IEnumerable<string> Notes => Log.Select(static entry => entry.Draft.Content).OfType<NoteContent>().Select(static note => note.Text);

    public IEnumerable<Activity> Activities => Log.Select(static entry => entry.Draft.Content).OfType<ActivityContent>().Select(static content => content.Activity);

    /// <summary>Before the call a check-in was promised, which waits for the customer's answer where they were asked, else to be made.</summary>
    public Call Owing(DateTimeOffset dueAt, DateTimeOffset? askedAt = null)
    {
        var checkIn = new FollowUp(1, 1, FollowUpKind.CheckIn, "We ask how you are.", "ana", dueAt, Start.AddDays(-2), ActorRef.Agent("ana")) { State = FollowUpState.Due, AskedAt = askedAt, AskedIn = askedAt is null ? null : 7 };
        State = State.With(checkIn);
        return this;
    }

    public Call HandledBy(string agent)
    {
        State = State.With(State.Tickets[1].HandledBy(ActorRef.Agent(agent)));
        return this;
    }

    public Decision<CallTaken> Decide(CallPart part, Caller? caller = null) => TakeCallPart.Decide(Loaded(), caller ?? Story.Ingest, 1, part, Options, Now);

    public Call Take(params IEnumerable<CallPart> parts)
    {
        foreach (var part in parts)
        {
            var before = Loaded();
            var decision = TakeCallPart.Decide(before, Story.Ingest, 1, part, Options, Now);
            Assert.Null(decision.Refusal);
            foreach (var changed in decision.State!.Entries.Values.Where(entry => before.Entries[entry.Id.Sequence] != entry))
            {
                Log[changed.Id.Sequence - 1] = changed;
            }

            Log.AddRange(decision.Entries.Select((draft, i) => new Entry(new(State.Id, Log.Count + i + 1), draft, Now)).ToList());
            Notices.AddRange(decision.Notices);
            State = decision.State with { LogLength = Log.Count };
            Assert.Equal(Session.Call?.Entry, decision.Result!.Entry);
        }

        return this;
    }

    private CustomerState Loaded() => State with
    {
        LogLength = Log.Count,
        Entries = Session.Call?.Entry is { } sequence ? State.Entries.Clear().Add(sequence, Log[sequence - 1]) : State.Entries.Clear(),
    };
}
