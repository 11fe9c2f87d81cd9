using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.FollowUps;

/// <summary>The check-in that a resolution leaves where the options say so.</summary>
public class ResolutionCheckInTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Resolve_WithConsent_LeavesACheckInBesideTheOtherCheck()
    {
        var duties = Proactive().Consent();
        duties.Do(Resolve(duties));
        Assert.Equal([FollowUpKind.AfterResolution, FollowUpKind.CheckIn], duties.State.FollowUps.Values.OrderBy(one => one.Number).Select(one => one.Kind));
        Assert.Equal(("ana", ActorRef.Continuity, Start + (5 * Day), null), (duties[2].Responsible, duties[2].PromisedBy, duties[2].DueAt, duties[2].Channel));
        Assert.Equal("Promised for 2026-03-07 09:00 (UTC): \"We ask you how you are getting on.\"", Words(duties.Story.Entries[^1]));
        Assert.Equal(RefusalCode.ObligationOpen, CloseTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1)), duties.Roster, duties.Now).Refusal?.Code);
    }

    [Fact]
    public void Resolve_WithoutOptionConsentOrWhereNoneIsWanted_LeavesNone()
    {
        Assert.DoesNotContain(Resolve(new Duties().Consent()).State!.FollowUps.Values, IsCheckIn);
        Assert.DoesNotContain(Resolve(Proactive()).State!.FollowUps.Values, IsCheckIn);
        Assert.Empty(Resolve(Proactive().Consent(), Change.Clear<TimeSpan>()).State!.FollowUps);
        Assert.Contains(Resolve(Proactive().Consent(), Change.Set(Day)).State!.FollowUps.Values, IsCheckIn);
    }

    [Fact]
    public void Resolve_AShortTimeAfterAnotherOrBeforeOneToCome_LeavesNone()
    {
        var soon = Proactive().Consent().Promise(FollowUpKind.CheckIn, 6 * Day);
        soon.Do(Resolve(soon));
        Assert.Single(soon.State.FollowUps.Values, IsCheckIn);
        var kept = Proactive().Consent();
        kept.Story.Change(state => state with { Profile = state.Profile with { CheckedInAt = Start - (8 * Day) } });
        Assert.DoesNotContain(Resolve(kept).State!.FollowUps.Values, IsCheckIn);
    }

    [Fact]
    public void Resolve_WhereItWouldComeInTheQuietHours_IsDueAtTheirEnd()
    {
        var duties = Proactive().Consent(quietFrom: "09:30", quietUntil: "14:00", zone: "Europe/Berlin");
        duties.Do(Resolve(duties));
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 13, 0, 0, TimeSpan.Zero), duties[2].DueAt);
    }

    [Fact]
    public void Resolve_WhereTheClocksArePutForwardInBetween_KeepsToTheClockOnTheWall()
    {
        // Until 11:30 in Berlin: 10:30 UTC in winter, 09:30 in summer, which begins on the 29th.
        var duties = Proactive(28).Consent(quietFrom: "20:00", quietUntil: "11:30", zone: "Europe/Berlin");
        duties.Do(Resolve(duties));
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 9, 30, 0, TimeSpan.Zero), duties[2].DueAt);
    }

    [Fact]
    public void Resolve_WhereChannelsAreNamed_TakesTheTicketsElseTheFirst()
    {
        var phone = Proactive().Consent(channels: [Channel.Email, Channel.Phone]);
        Assert.Equal(Channel.Phone, phone.Do(Resolve(phone))[2].Channel);
        var mail = Proactive().Consent(channels: [Channel.Email, Channel.Chat]);
        Assert.Equal(Channel.Email, mail.Do(Resolve(mail))[2].Channel);
    }

    private static bool IsCheckIn(FollowUp followUp) => followUp.Kind == FollowUpKind.CheckIn;

    private static Duties Proactive(int days = 5)
    {
        var duties = new Duties();
        duties.Story.FollowUps = new() { CheckInAfterResolution = days * Day };
        return duties;
    }

    private static Decision<TicketId> Resolve(Duties duties, Change<TimeSpan> within = default) =>
        ResolveTicket.Decide(duties.State, Ana, new(duties.Story.TicketId(1), "Done.") { FollowUpWithin = within }, duties.Roster, duties.Options, duties.Now);
}
