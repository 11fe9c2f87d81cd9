using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Tests.Staff;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Handoffs;

/// <summary>Handoffs of the story's one ticket, as its agents make and settle them.</summary>
internal static class HandoffScene
{
    public static readonly Caller Cleo = new(Role.Agent, "cleo") { Name = "Cleo" };
    public static readonly HandoffTarget ToBen = HandoffTarget.OfAgent("ben");
    public static readonly HandoffTarget ToBilling = HandoffTarget.OfQueue("billing");
    public static readonly QueueRules ThreeQueues = new() { Names = ["general", "billing", "supervisors"], OfSupervisors = ["supervisors"] };

    public static Story Owned() => new Story().Begin(Ana, Channel.Phone, [Claimed(Mail)]);

    public static OfferHandoffCommand Command(Story story, HandoffTarget to, TransferMode mode) =>
        new(story.TicketId(1), to, mode, "They know it better.", "The invoice is wrong.", TimeSpan.FromMinutes(1));

    public static Decision<HandoffId> Offer(
        Story story, Caller caller, HandoffTarget to, TransferMode mode = TransferMode.Warm, Roster? roster = null, Func<OfferHandoffCommand, OfferHandoffCommand>? change = null)
    {
        var command = Command(story, to, mode);
        return OfferHandoff.Decide(story.State, caller, change?.Invoke(command) ?? command, roster ?? Team.All, ThreeQueues, Work.Rules, story.Now);
    }

    public static Decision<HandoffId> Offered(
        Story story, Caller caller, HandoffTarget to, TransferMode mode = TransferMode.Warm, Roster? roster = null, Func<OfferHandoffCommand, OfferHandoffCommand>? change = null)
    {
        var offered = Offer(story, caller, to, mode, roster, change);
        story.Apply(offered);
        return offered;
    }

    public static Decision<HandoffId> Accept(Story story, Caller caller, int number, Roster? roster = null) =>
        AcceptHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), roster ?? Team.All, ThreeQueues, Work.Rules, story.Now);

    public static Decision<HandoffId> Decline(Story story, Caller caller, int number) =>
        DeclineHandoff.Decide(story.State, caller, new(new(story.State.Id, number)), Team.All, story.Now);

    public static Decision<TicketId> Claim(Story story, Caller caller) =>
        ClaimTicket.Decide(story.State, caller, new(story.TicketId(1)), Team.All, ThreeQueues, Work.Rules, story.Now);

    public static Decision<TicketId> Return(Story story, Caller caller) =>
        ReturnToBot.Decide(story.State, caller, new(story.TicketId(1), "bo", true, "Small talk."), Team.All, story.Now);

    public static Decision<int> Decided(Story story) => SettleDue.Decide(story.State, Team.All, Work.Rules, story.Now);

    public static void Settle(Story story) => story.Apply(Decided(story));

    public static EntryDraft EntryOf(Story story, Activity activity) =>
        story.Entries.Last(entry => entry.Content is ActivityContent content && content.Activity == activity);
}
