using System.Text;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Recovery;
using Continuity.Redis.Json;
using Continuity.Redis.Projections;
using Continuity.Redis.Webhooks;
using Continuity.SelfService;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Json;

public sealed class StoreJsonTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123);
    private static readonly CustomerId Home = CustomerId.New(At);

    public static TheoryData<EntryContent> Contents => new((EntryContent[])
    [
        new MessageContent("Grüße 😀 \u2028 北京 \"quoted\" <b>\\ \n\0"),
        new MessageContent("plain \u2028 \u007f <b> \"quoted\" \\ \t"),
        new MessageContent(""),
        new NoteContent("note"),
        new CallContent(Direction.Outbound, TimeSpan.FromMilliseconds(61_001), "summary", "https://recording", "transcript"),
        new CallContent(Direction.Inbound, TimeSpan.Zero, "", null, null),
        new EmailContent(Direction.Outbound, "subject", "text", "a@b", ["c@d", "e@f"], "<1@b>", "<0@b>"),
        new EmailContent(Direction.Inbound, "", "", "", [], null, null),
        new EmailContent(Direction.Inbound, "subject", "text", "a@b", ["c@d"], null, null)
        {
            Kind = EmailKind.Bounce,
            QuotedText = "quoted",
            Attachments = [new("name", "image/png", 5_000_000_000, true), new(null, "text/csv", 0, false)],
            Notes = ["note"],
        },
        new SelfServiceContent("step", SelfServiceOutcome.Abandoned, "detail"),
        new SelfServiceContent("step", SelfServiceOutcome.Viewed, null),
        new ActivityContent(Activity.IdentityLinked, "summary"),
        new ActivityContent(Activity.SessionStarted, "summary"),
    ]);

    [Theory]
    [MemberData(nameof(Contents))]
    public void Read_EntryOfAnyKind_IsAsItWasWritten(EntryContent content)
    {
        foreach (var kind in Enum.GetValues<ActorKind>())
        {
            foreach (var channel in Enum.GetValues<Channel>())
            {
                EntryDraft[] drafts =
                [
                    new(content, new(kind, "id"), channel, At),
                    new(content, new(kind, "id"), channel, At.AddHours(-1)) { Session = 3, Ticket = 2, Visibility = Visibility.Internal, Redaction = new(At.AddSeconds(1), ActorRef.Agent("sue"), "reason") { IsPartial = true } },
                    new(content, new(kind, "id"), channel, At) { Session = 3, HasDelivery = true },
                ];
                foreach (var draft in drafts)
                {
                    var read = StoreJson.Read<StoredEntry>(StoreJson.WriteBytes(StoredEntry.Of(draft, At))).At(Home, 7);

                    Assert.Equal(new EntryId(Home, 7), read.Id);
                    Assert.Equal(At, read.RecordedAt);
                    Assert.IsType(content.GetType(), read.Draft.Content);
                    Assert.Equivalent(content, read.Draft.Content, strict: true);
                    Assert.Equal(draft with { Content = read.Draft.Content }, read.Draft);
                }
            }
        }
    }

    [Fact]
    public void Contents_HoldEveryKindThatThereIs() => Assert.Equal(
        typeof(EntryContent).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(EntryContent))).OrderBy(static t => t.Name),
        Contents.Select(static c => c.Data.GetType()).Distinct().OrderBy(static t => t.Name));

    [Fact]
    public void Read_Ticket_IsAsItWasWritten()
    {
        var full = new Ticket(2, "100009", "subject", At, Channel.Email)
        {
            Version = 9,
            Status = TicketStatus.Closed,
            Owner = "ana",
            Handler = ActorRef.Bot("bot"),
            WaitingIn = "general",
            WaitingSince = At.AddSeconds(1),
            ResolvedAt = At.AddSeconds(2),
            ClosedAt = At.AddSeconds(3),
            LastActivityAt = At.AddSeconds(4),
            Sessions = [1, 2],
            Channels = [Channel.Phone, Channel.SelfService],
            LogLengthAtOpening = 5,
            Handoffs = [1, 2],
            OpenHandoff = 2,
            BriefToRead = new(2, "ben", 7, At.AddMinutes(2)),
            Consult = 1,
            OwnershipOffer = 3,
            OwnedBy = 2,
            FollowUps = [4],
            ProblemReports = [5],
            LastRelease = new(ActorRef.Agent("ana"), "Day is done.", "billing"),
            BriefAcknowledgements = [new("ana", At, 6)],
            CallPromised = new("We call you.", At.AddMinutes(30)),
            AwaitsAnswer = [3],
            AwaitsAsking = [4],
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new Ticket(1, "1", "s", At, Channel.Phone));
        AssertKept(new Ticket(1, "1", "s", At, Channel.Phone) { OpenedUnder = Assurance.Anonymous, LowestAssurance = Assurance.Anonymous });
    }

    [Fact]
    public void Read_WebhookEvent_IsAsItWasWritten()
    {
        var full = new StoredWebhookEvent("ticket.opened", At, Channel.Email, At.AddSeconds(1)) { Visibility = Visibility.Internal, Session = 3, Ticket = 2 };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new StoredWebhookEvent("ticket.opened", At, Channel.Phone, At));
        AssertKept(new StoredDeadEvent(full, 8, At.AddSeconds(2), "HTTP 500"));
        AssertKept(new StoredDeadEvent(full, 0, At, "the endpoint is disabled"));
        AssertKept(new StoredSubscription("crm") { Events = ["ticket.*", "message.recorded"], IsInternal = true });
        AssertKept(new StoredSubscription("crm"));
    }

    [Fact]
    public void Read_Session_IsAsItWasWritten()
    {
        var full = new Session(2, 3, Channel.Email, Assurance.Verified, At, ActorRef.Bot("bot"), new(CustomerRule.Anonymous, TicketRule.MovedByAgent, "\"ticket\":9"))
        {
            State = SessionState.Ended,
            EndedAt = At.AddSeconds(1),
            ExternalRef = "ref",
            Feedback = new("\"ticket\":7", At.AddSeconds(2)),
            Continues = new SessionId(Home, 1),
            Guest = new(new(IdentityKind.AppUser, "\"ticket\":8"), Assurance.Verified),
            ShownOnlyFrom = Assurance.Verified,
            Handler = ActorRef.Agent("ana"),
            WrapUp = new("summary", "disposition", AnythingElse.MoreRaised, "feedback") { NextTicket = new(Home, 4) },
            LogLengthAtStart = 4,
            CameBy = Home,
            SelfService = new()
            {
                Steps = [new("\"ticket\":7", SelfServiceOutcome.Failed, At) { Detail = "detail" }],
                Offer = new(1, "step", "because", [Channel.Chat, Channel.Phone], At)
                {
                    State = AssistanceOfferState.Accepted,
                    SettledAt = At.AddSeconds(1),
                    SettledBy = ActorRef.Customer(Home),
                    LedTo = 3,
                },
            },
        };
        full = full with
        {
            Call = new()
            {
                Direction = Direction.Outbound,
                StartedAt = At,
                AnsweredAt = At.AddSeconds(1),
                EndedAt = At.AddSeconds(2),
                Duration = TimeSpan.FromSeconds(1.5),
                Agent = "\"ticket\":6",
                AgentAt = At.AddSeconds(1),
                IsRecorded = true,
                IsTranscribed = true,
                Entry = 5,
            },
        };
        AssertNothingIsDefault(full.Call);
        AssertKept(full with { Call = new() { Direction = Direction.Inbound, Duration = TimeSpan.Zero } });
        AssertNothingIsDefault(full.SelfService);
        AssertNothingIsDefault(full.SelfService!.Steps[0]);
        AssertNothingIsDefault(full.SelfService.Offer);
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new Session(1, 1, Channel.Phone, Assurance.Anonymous, At, default, new(default, default, "")) { StartedBy = new(ActorKind.System, "x") });
    }

    [Fact]
    public void Read_Brief_IsAsItWasWritten()
    {
        var full = new BriefRecord(2)
        {
            Goal = new("\"ticket\":9", ActorRef.Agent("ana"), At) { ShownFrom = Assurance.Claimed },
            Restatement = new("text", ActorRef.Agent("ana"), At) { ConfirmedAt = At.AddSeconds(1), ConfirmedBy = ActorRef.Customer(Home), ShownFrom = Assurance.Claimed },
            Facts =
            [
                new(1, "statement", Certainty.Assumed, FactSource.Record, ActorRef.Agent("ana"), At)
                {
                    Dispute = new("reason", ActorRef.Customer(Home), At)
                    {
                        SettledAt = At.AddSeconds(1), SettledBy = ActorRef.Agent("ben"), Upheld = false, Outcome = "outcome", ShownFrom = Assurance.Claimed, OutcomeShownFrom = Assurance.Claimed,
                    },
                    ShownFrom = Assurance.Claimed,
                },
            ],
            Attempts = [new(4, "what", "outcome", ActorRef.Bot("bot"), At) { ShownFrom = Assurance.Claimed }],
            EarlierAttempts = 3,
            Questions = [new("question", ActorRef.Agent("ana"), At) { Answer = "answer", AnsweredBy = ActorRef.Agent("ben"), AnsweredAt = At.AddSeconds(1), ShownFrom = Assurance.Claimed }],
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new BriefRecord(1));
        AssertKept(new BriefRecord(1) { Facts = [new(1, "s", Certainty.Known, FactSource.Customer, ActorRef.Agent("ana"), At) { ShownFrom = Assurance.Anonymous }] });
    }

    [Fact]
    public void Read_Handoff_IsAsItWasWritten()
    {
        var full = new Handoff(1, 2, ActorRef.Agent("ana"), HandoffTarget.OfQueue("billing"), TransferMode.Consult, "\"ticket\":9", "summary", At, At.AddMinutes(1))
        {
            State = HandoffState.Returned,
            Context = """{"order": null}""",
            CustomerInformed = true,
            InsteadOf = "ben",
            Responsible = "ana",
            CheckBack = new(TimeSpan.FromMinutes(20), "promise", Channel.Phone) { ShownFrom = Assurance.Claimed },
            FollowUp = 3,
            LogLengthAtOffer = 4,
            AcceptedAt = At.AddSeconds(1),
            BriefDueAt = At.AddMinutes(2),
            SettledAt = At.AddSeconds(2),
            SettledBy = ActorRef.Agent("cleo"),
            SettleReason = "reason",
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new Handoff(1, 1, ActorRef.Bot("bot"), HandoffTarget.OfAgent("ben"), default, "why", "what", At, At));
    }

    [Fact]
    public void Read_OwnershipOffer_IsAsItWasWritten()
    {
        var full = new OwnershipOffer(1, 2, "ana", "ben", ActorRef.Agent("sup"), "\"ticket\":9", At, At.AddDays(1))
        {
            State = HandoffState.Accepted,
            SettledAt = At.AddSeconds(2),
            SettledBy = ActorRef.Agent("ben"),
            SettleReason = "reason",
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new OwnershipOffer(1, 1, "a", "b", ActorRef.Agent("a"), "why", At, At));
    }

    [Fact]
    public void Read_Recovery_IsAsItWasWritten()
    {
        var mark = new RecoveryMark(RecoveryStep.FollowedUp, At, ActorRef.Agent("ana"), "\"ticket\":9") { IsSkipped = true, Skipping = "reason", Evidence = new EntryId(Home, 7) };
        var full = new RecoveryRecord(2) { Steps = [mark], SomethingExtra = "extra", FollowUp = 3 };
        AssertNothingIsDefault(mark);
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new RecoveryRecord(1));
        AssertKept(new RecoveryRecord(1) { Steps = [new(default, At, ActorRef.Agent("a"), "n")] });
    }

    [Fact]
    public void Read_StaffMember_IsAsItWasWritten()
    {
        var full = new StaffMember("ana", Role.Supervisor)
        {
            Name = "Ana",
            Teams = ["billing"],
            Availability = Availability.Offline,
            Deputy = "ben",
            DeputyUntil = At,
            LeftAt = At.AddDays(1),
            Successor = "ben",
            LeftReason = "reason",
            RemovedBy = "sue",
            ReassignedAt = At.AddDays(2),
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new StaffMember("ana", default));
    }

    [Fact]
    public void Read_FollowUp_IsAsItWasWritten()
    {
        var full = new FollowUp(1, 2, FollowUpKind.Callback, "\"ticket\":9", "ana", At, At.AddMinutes(-5), ActorRef.Agent("ben"))
        {
            State = FollowUpState.Kept,
            Channel = Channel.Email,
            NextAt = At.AddMinutes(1),
            SoonTold = true,
            MissedAt = At.AddMinutes(2),
            EscalatedTo = "sup",
            SettledAt = At.AddMinutes(3),
            SettledBy = ActorRef.Agent("ana"),
            Outcome = "outcome",
            Evidence = new EntryId(Home, 7),
            Reschedules = [new(At, At.AddMinutes(1), "reason", At, ActorRef.Customer(Home), true)],
            ShownFrom = Assurance.Claimed,
            AskedAt = At.AddMinutes(-1),
            AskedIn = 2,
            IsUntold = true,
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new FollowUp(1, 1, default, "p", "a", At, At, ActorRef.Agent("a")));
        AssertKept(new FollowUp(1, 1, default, "p", "a", At, At, ActorRef.Agent("a")) { ShownFrom = Assurance.Anonymous });
    }

    [Fact]
    public void Read_ProblemReport_IsAsItWasWritten()
    {
        var full = new ProblemReport(1, 2, ProblemKind.Conduct, "\"ticket\":9", "description", At, At.AddMinutes(1), ActorRef.Agent("ana"))
        {
            Product = "product",
            Site = "site",
            InvolvedAgent = "ben",
            Statements = [new("Mia", Party.Witness, "text", At, ActorRef.Agent("sue"))],
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        AssertKept(new ProblemReport(1, 1, default, "c", "d", At, At, ActorRef.Agent("a")));
    }

    [Fact]
    public void Read_Profile_IsAsItWasWritten()
    {
        var record = new MergeRecord(new(Home, 2), Home, At, ActorRef.Agent("ana"), "reason", 3, 4);
        var identity = new LinkedIdentity(new(IdentityKind.External, "value"), Assurance.Verified, At, ActorRef.Agent("ana"));
        var full = new CustomerProfile
        {
            Name = "n",
            Erasure = new(At, ActorRef.Agent("sue"), "reason") { Waiting = [Home], Suggested = [Home], Numbers = 10, Entries = 50, DoneAt = At.AddSeconds(1) },
            ErasureHold = new("hold", At),
            PreferredName = "p",
            Language = "de",
            TimeZone = "Europe/Berlin",
            Identities = [identity],
            HadVerified = [IdentityKind.Email],
            Preferences = [new("k", "v", At, ActorRef.Customer(Home))],
            ContactConsent = new() { CheckIns = true, Channels = [Channel.Chat], QuietFrom = "22:00", QuietUntil = "07:00", RecordedAt = At, RecordedBy = ActorRef.Customer(Home), QuietSaidAt = At.AddMinutes(1) },
            Cleared = new() { Name = true, PreferredName = true, Language = true, TimeZone = true, Preferences = ["gone"] },
            LastContactAt = At,
            VisitBeganAt = At.AddHours(-1),
            PreviousContactAt = At.AddDays(-1),
            Channels = [Channel.Phone],
            TicketCount = 1,
            SessionCount = 2,
            OpenSessions = [2],
            OpenConversations = [new(2, At)],
            AssistanceOfferedAt = At,
            HandoffCount = 3,
            OwnershipOfferCount = 4,
            FollowUpCount = 5,
            CheckedInAt = At,
            ProblemReportCount = 6,
            ConductReportCount = 2,
            MergedInto = new(2, Home, MergeLinkState.Confirmed, At, ActorRef.Agent("ana"), "reason", 5) { Shortcut = Home },
            MergeCount = 2,
            Merges = [record],
            Undone = [new(Home, 1)],
            Separations = [new(record, [record], At, ActorRef.Agent("ana"), "reason")],
            Suggestions = [new(Home, identity, "why", At) { DismissedAt = At, DismissedBy = ActorRef.Agent("ana"), DismissReason = "reason" }],
        };
        AssertNothingIsDefault(full);
        AssertKept(full);
        Assert.Equal("{}", StoreJson.Write(new CustomerProfile()));
        AssertKept(new CustomerProfile());
    }

    [Fact]
    public void Read_MessageOfAGuest_IsAsItWasWritten()
    {
        OutboxMessage[] messages = [new GuestCame(new(IdentityKind.AppUser, "gus"), new(Home, 2), At), new GuestErased(Home, new(IdentityKind.Email, "gus@example.org"), At)];
        Assert.All(messages, static message => Assert.Equal(message, StoreJson.Read<OutboxMessage>(StoreJson.WriteBytes(message))));
    }

    [Fact]
    public void Read_FieldOfALaterProgram_IsPassedOver() =>
        Assert.Equal("Ana", StoreJson.Read<CustomerProfile>("""{"later":{"a":[1]},"name":"Ana"}""").Name);

    [Fact]
    public void WriteBytes_Entry_IsCompactAndItsTextIsNotEscaped() => Assert.Equal(
        """{"c":{"k":"m","text":"Grüße 😀 北京"},"a":"Customer","i":"x","h":"Chat","r":1790000000123,"s":3}""",
        Encoding.UTF8.GetString(StoreJson.WriteBytes(StoredEntry.Of(
            new(new MessageContent("Grüße 😀 北京"), new(ActorKind.Customer, "x"), Channel.Chat, At) { Session = 3 }, At))));

    /// <summary>So that a property that is added later has to be added above.</summary>
    private static void AssertNothingIsDefault<T>(T record) => Assert.All(
        typeof(T).GetProperties().Where(static p => p.CanWrite),
        p => Assert.False(Equals(p.GetValue(record), p.PropertyType.IsValueType ? Activator.CreateInstance(p.PropertyType) : null), p.Name));

    private static void AssertKept<T>(T record)
        where T : notnull => Assert.Equivalent(record, StoreJson.Read<T>(StoreJson.WriteBytes(record)), strict: true);
}
