using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class SessionHomeTests
{
    private static readonly ThreadOptions Options = new();
    private static readonly DateTimeOffset Now = Start.AddDays(20);

    [Theory]
    [InlineData(1, 2, false)] // the one active last
    [InlineData(2, 1, true)]
    [InlineData(8, 9, null)] // both are too old
    public void Choose_OpenTickets_TheOneActiveLastOfAllHomes(int survivorDays, int mergedDays, bool? atMerged)
    {
        var mia = Mia(Open(survivorDays), Open(mergedDays));
        Assert.Equal(atMerged is true ? Later : Earlier, Choose(mia, Claimed(Phone)));
        if (atMerged is null)
        {
            Assert.Equal(Later, Choose(mia, Claimed(Mail)));
        }
    }

    [Fact]
    public void Choose_OpenBesideResolved_TheOpenOne()
    {
        Assert.Equal(Later, Choose(Mia(Resolved(0), Open(6)), Claimed(Phone)));
        Assert.Equal(Later, Choose(Mia(Resolved(2), Resolved(1)), Claimed(Phone)));
        Assert.Equal(Earlier, Choose(Mia(Resolved(1), Resolved(2)), Claimed(Mail)));
    }

    [Fact]
    public void Choose_NewTicket_TheHomeOfTheIdentityThatCountsForMost()
    {
        var mia = Mia(Open(0), null);
        Assert.Equal(Later, Choose(mia, NewTicket, Claimed(Crm), Claimed(Mail), Claimed(Phone)));
        Assert.Equal(Earlier, Choose(mia, NewTicket, Claimed(Phone), Claimed(Mail)));
        Assert.Equal(Earlier, Choose(mia, NewTicket, Claimed(Crm)));
        Assert.Equal(Earlier, Choose(mia, NewTicket));
    }

    [Fact]
    public void Choose_Named_TheHomeOfWhatIsNamedWhileItCanBeGoneOnWith()
    {
        var mia = Mia(Open(0), Resolved(1));
        Assert.Equal(Later, Choose(mia, command => command with { Ticket = new(Later, 1) }, Claimed(Phone)));
        var continued = new Session(1, 1, Channel.Chat, Assurance.Claimed, Start, Ingest.ActsAs(Later), new(default, default, ""));
        Assert.Equal(Later, Choose(mia, command => command with { ContinuesSession = new(Later, 1), Continued = continued }, Claimed(Phone)));

        var done = Mia(Open(0), Resolved(19));
        Assert.Equal(Earlier, Choose(done, command => command with { ContinuesSession = new(Later, 1), Continued = continued }, Claimed(Mail)));
    }

    [Fact]
    public void Decide_GoesOnFromASessionOfAnotherHome()
    {
        var state = Mia(Open(0), Resolved(19));
        var continued = new Session(1, 1, Channel.Phone, Assurance.Verified, Start, Ingest.ActsAs(Later), new(default, default, ""));
        var command = Command([]) with { ContinuesSession = new(Later, 1), Continued = continued };

        var decision = StartSession.Decide(state, Ana, command, Options, new(), Now);

        Assert.Equal(new SessionId(Later, 1), decision.State!.Sessions[1].Continues);
        Assert.Equal((1, Assurance.Verified), (decision.State.Sessions[1].Ticket, decision.State.Sessions[1].Assurance));
        Assert.Contains("from phone", Words(decision.Entries[0]), StringComparison.Ordinal);
        Assert.NotNull(StartSession.Decide(state with { OtherHomes = [] }, Ana, command, Options, new(), Now).Refusal);
    }

    private static StartSessionCommand NewTicket(StartSessionCommand command) => command with { NewTicket = true };

    private static CustomerState Mia(Ticket? ofSurvivor, Ticket? ofMerged) =>
        Merged(With(Home(Earlier, Claimed(Phone)), ofSurvivor), With(Home(Later, Claimed(Mail)), ofMerged));

    private static CustomerState With(CustomerState home, Ticket? ticket) =>
        ticket is null ? home : home with { Tickets = home.Tickets.Add(1, ticket), Profile = home.Profile with { TicketCount = 1 } };

    private static Ticket Open(int days) => new(1, "1001", "A matter", Start, Channel.Chat) { LastActivityAt = Now.AddDays(-days) };

    private static Ticket Resolved(int days) => Open(days) with { Status = TicketStatus.Resolved, ResolvedAt = Now.AddDays(-days) };

    private static StartSessionCommand Command(IReadOnlyList<IdentityClaim> claims) => new(Channel.Chat, new(Earlier, CustomerRule.SingleMatch, claims, false), "1002", "general");

    private static CustomerId Choose(CustomerState state, params IReadOnlyList<IdentityClaim> claims) => Choose(state, command => command, claims);

    private static CustomerId Choose(CustomerState state, Func<StartSessionCommand, StartSessionCommand> change, params IReadOnlyList<IdentityClaim> claims)
    {
        var command = change(Command(claims));
        return SessionHome.Choose(CustomerHomes.Of(state), command, command.Customer, Options, Now);
    }
}
