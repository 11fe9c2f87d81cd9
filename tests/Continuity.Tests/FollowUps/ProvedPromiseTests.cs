using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>What is promised to who has proved who they are, and then told of in a session with who only claims it.</summary>
public class ProvedPromiseTests
{
    private const string Secret = "We call you about the biopsy.";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Entries_OfAPromiseUnderAProof_AreNotForALaterSessionThatIsOnlyClaimed(bool hasEnded)
    {
        var duties = Claimed(FollowUpKind.Callback, hasEnded);
        duties.Do(duties.TryReschedule(Ana, 1, Start + (2 * Hour))).After(3 * Hour);
        duties.Do(duties.TryKeep(Ana, 1));

        Assert.Equal([Activity.FollowUpPromised, Activity.FollowUpRescheduled, Activity.FollowUpMissed, Activity.FollowUpKept], Told(duties, Assurance.Verified));
        Assert.Empty(Told(duties, Assurance.Claimed));
    }

    [Fact]
    public void Entries_OfACheckInPutOffForTheQuietHours_AreNotForALaterSessionThatIsOnlyClaimed()
    {
        var duties = new Duties().Consent();
        duties.Promise(FollowUpKind.CheckIn, Hour, Secret).Story.Begin(Ingest, Channel.Chat, [Story.Claimed(Phone)]);
        duties.Consent(quietFrom: "09:30", quietUntil: "12:00").After(Hour);

        Assert.Equal([Activity.FollowUpPromised, Activity.FollowUpRescheduled], Told(duties, Assurance.Verified));
        Assert.Empty(Told(duties, Assurance.Claimed));
    }

    [Fact]
    public void Entries_OfAPromiseUnderAProof_StayInALaterSessionThatIsProvedAsWell()
    {
        var duties = new Duties().Promise(FollowUpKind.Callback, Hour, Secret);
        duties.Story.Begin(Ana, Channel.Chat, [Verified(Phone)]);
        duties.Do(duties.TryReschedule(Ana, 1, Start + (2 * Hour)));
        duties.Story.Change(static state => state with { Sessions = state.Sessions.Clear() });
        duties.Do(duties.TryKeep(Ana, 1));

        Assert.Equal([1, 2, 2], duties.Story.Entries.Where(Quotes).Select(static entry => entry.Session));
    }

    [Fact]
    public void Keep_OfAProgressUpdateUnderAProof_ShowsTheNextToNobodyWhoOnlyClaims()
    {
        var duties = Claimed(FollowUpKind.ProgressUpdate, false);
        duties.Do(duties.TryKeep(Ana, 1));

        Assert.Equal((2, Secret, Assurance.Verified), (duties.Latest.Number, duties.Latest.Promise, duties.Latest.ShownFrom));
        Assert.Equal([Activity.FollowUpPromised, Activity.FollowUpKept, Activity.FollowUpPromised], Told(duties, Assurance.Verified));
        Assert.Empty(Told(duties, Assurance.Claimed));
    }

    [Fact]
    public void Keep_OfAProgressUpdateThatWasClaimed_ShowsTheNextFromTheAssuranceOfItsOwnSession()
    {
        var duties = Claimed(FollowUpKind.Promise, false);
        duties.Story.End(Ana, 1);
        duties.Promise(FollowUpKind.ProgressUpdate, Hour).Story.Begin(Ana, Channel.Phone, [Verified(Phone)]);
        duties.Do(duties.TryKeep(Ana, 2));

        Assert.Equal((Assurance.Claimed, Assurance.Verified), (duties[2].ShownFrom, duties[3].ShownFrom));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Promise_BesideAChatThatIsOnlyClaimed_IsForItAloneOnceNothingProvedGoesOn(bool callGoesOn)
    {
        var duties = new Duties();
        duties.Story.Begin(Ingest, Channel.Chat, [Story.Claimed(Phone)]);
        if (!callGoesOn)
        {
            duties.Story.End(Ana, 1);
        }

        Assert.Equal(callGoesOn ? Assurance.Verified : Assurance.Claimed, duties.Promise(FollowUpKind.Callback, Hour, Secret).Latest.ShownFrom);
        Assert.Equal(callGoesOn ? null : 2, duties.Story.Entries[^1].Session);
        duties.Story.End(Ana, 2);
        Assert.Equal(Assurance.Verified, duties.Promise(FollowUpKind.Callback, Hour, "Another.").Latest.ShownFrom);
    }

    private static Duties Claimed(FollowUpKind kind, bool hasEnded)
    {
        var duties = new Duties().Promise(kind, Hour, Secret);
        duties.Story.Begin(Ingest, Channel.Chat, [Story.Claimed(Phone)]);
        Assert.Equal((2, Assurance.Claimed), (duties.Story.Ticket.Sessions[^1], duties.Story.Session.ShownFrom));
        duties.Story.Change(state => hasEnded ? state with { Sessions = state.Sessions.Remove(2) } : state);
        return duties;
    }

    private static IEnumerable<Activity> Told(Duties duties, Assurance assurance)
    {
        var (access, session) = (ThreadAccess.Of(duties.Story.Mia(Phone, assurance), duties.State), duties.State.Sessions);
        // A session that has ended is read where an entry of it is shown.
        return duties.Story.Entries.Where(Quotes)
            .Where(entry => entry.Session is null or 1 ? access.Sees(entry, entry.Session is null ? null : session[1]) : assurance >= Assurance.Claimed)
            .Select(static entry => ((ActivityContent)entry.Content).Activity);
    }

    private static bool Quotes(EntryDraft entry) =>
        entry is { Visibility: Visibility.Public, Content: ActivityContent content } && content.Summary.Contains(Secret, StringComparison.Ordinal);
}
