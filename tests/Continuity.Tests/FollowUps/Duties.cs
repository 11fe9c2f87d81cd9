using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>A customer with a ticket that Ana owns, and what is owed on it as time goes by.</summary>
internal sealed class Duties
{
    private readonly List<(Notice Notice, DateTimeOffset At)> notices = [];

    public Duties(Channel channel = Channel.Phone) => Story.Begin(Ana, channel, [Verified(Phone)]);

    public Story Story { get; } = new();

    public Roster Roster { get; set; } = RosterOf(new StaffMember("ana", Role.Agent) { Teams = ["billing"] }, new StaffMember("ben", Role.Agent), new StaffMember("sue", Role.Supervisor));

    public FollowUpOptions Options => Story.FollowUps;

    public RecordingOptions Recording => new(Story.Threads, Options, new());

    public CustomerState State => Story.State;

    public DateTimeOffset Now => Story.Now;

    public FollowUp Latest => this[State.Profile.FollowUpCount];

    public FollowUp this[int number] => State.FollowUps[number];

    /// <summary>Who was told what since this was asked last.</summary>
    public IReadOnlyList<string> Told()
    {
        string[] told = [.. notices.Select(told => $"{told.Notice.Agent} {told.Notice.Kind} {told.Notice.FollowUp}")];
        notices.Clear();
        return told;
    }

    public static Roster RosterOf(params StaffMember[] members) => new(members.ToImmutableSortedDictionary(member => member.Id, member => member, StringComparer.Ordinal));

    public FollowUpId Id(int number) => new(State.Id, number);

    public Decision<FollowUpId> TryPromise(Caller caller, FollowUpKind kind, DateTimeOffset dueAt, string promise = "We look into it.", Channel? channel = null, int ticket = 1) =>
        PromiseFollowUp.Decide(State, caller, new(Story.TicketId(ticket), kind, promise, dueAt, channel), Roster, Options, Now);

    public Duties Promise(FollowUpKind kind, TimeSpan within, string promise = "We look into it.", Channel? channel = null) => Do(TryPromise(Ana, kind, Now + within, promise, channel));

    public Decision<FollowUpId> TryKeep(Caller caller, int number, string outcome = "They are well.", Entry? evidence = null) =>
        KeepFollowUp.Decide(State, caller, new(Id(number), outcome, evidence?.Id, evidence), Roster, Options, Now);

    public Decision<FollowUpId> TryReschedule(Caller caller, int number, DateTimeOffset dueAt, string reason = "It takes longer.", bool customerInformed = false) =>
        RescheduleFollowUp.Decide(State, caller, new(Id(number), dueAt, reason, customerInformed), Roster, Options, Now);

    public Decision<FollowUpId> TryWaive(Caller caller, int number, string reason = "They wrote that it is solved.") =>
        WaiveFollowUp.Decide(State, caller, new(Id(number), reason), Now);

    public Duties Do<T>(Decision<T> decision)
    {
        Story.Apply(decision);
        notices.AddRange(decision.Notices.Select(notice => (notice, Now)));
        return this;
    }

    /// <summary>Time passes, and what has fallen due is settled at its end.</summary>
    public Duties After(TimeSpan span)
    {
        Story.After(span);
        return Settle();
    }

    public Duties Settle() => Do(SettleDue.Decide(State, Roster, new(new(), Options), Now));

    public Duties Consent(bool checkIns = true, IReadOnlyList<Channel>? channels = null, string? quietFrom = null, string? quietUntil = null, string? zone = null)
    {
        var consent = new ContactConsent { CheckIns = checkIns, Channels = channels ?? [], QuietFrom = quietFrom, QuietUntil = quietUntil };
        Story.Change(state => state with { Profile = state.Profile with { ContactConsent = consent, TimeZone = zone ?? state.Profile.TimeZone } });
        return this;
    }

    public Duties Change(int number, Func<FollowUp, FollowUp> change)
    {
        Story.Change(state => state with { FollowUps = state.FollowUps.SetItem(number, change(state.FollowUps[number])) });
        return this;
    }

    /// <summary>An entry as it would be read, recorded now.</summary>
    public Entry Entry(EntryContent content, Func<EntryDraft, EntryDraft>? change = null, CustomerId? home = null)
    {
        var draft = new EntryDraft(content, ActorRef.Agent("ana"), Channel.Phone, Now) { Session = 1 };
        return new(new(home ?? State.Id, State.LogLength + 1), change?.Invoke(draft) ?? draft, Now);
    }

    public IReadOnlyList<(Activity Activity, Visibility Visibility)> Log(int last) =>
        [.. Story.Entries.TakeLast(last).Select(entry => (Assert.IsType<ActivityContent>(entry.Content).Activity, entry.Visibility))];
}
