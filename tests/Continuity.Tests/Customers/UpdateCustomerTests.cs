using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class UpdateCustomerTests
{
    [Fact]
    public void Decide_LeftOutSetAndCleared_AreThreeThings()
    {
        var story = Known();
        story.Apply(Update(story, Ana, new() { Name = "Mia M.", PreferredName = "Mia", Language = "DE-latn-ch", TimeZone = "Europe/Berlin" }));
        story.Apply(Update(story, Ana, new() { PreferredName = Change.Clear<string>(), TimeZone = "UTC" }));
        var profile = story.State.Profile;
        Assert.Equal(("Mia M.", null, "de-Latn-CH", "UTC"), (profile.Name, profile.PreferredName, profile.Language, profile.TimeZone));
        Assert.Single(profile.Identities);
    }

    [Fact]
    public void Decide_CustomerWhoIsNotThere_IsMadeByNothing()
    {
        var nobody = new Story();
        Assert.Equal(RefusalCode.NotFound, Update(nobody, Ana, new() { Name = "Ghost" }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, LinkIdentity.Decide(nobody.State, Ana, new(Claimed(Phone)), nobody.Identities, Start).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, OpenTicket.Decide(nobody.State, Ana, new("Ghost", Channel.Phone, "1001", "billing"), Start).Refusal?.Code);
    }

    [Fact]
    public void Decide_NothingGiven_ChangesNothing()
    {
        var story = Known();
        Assert.Same(story.State, Update(story, Ana, new()).State);
    }

    [Fact]
    public void Decide_Preferences_AreMergedByKeyAndClearedByNull()
    {
        var story = Known();
        story.Apply(Update(story, Ana, Preferences(("tone", "formal"), ("calls", "mornings"))));
        story.After(TimeSpan.FromHours(1)).Apply(Update(story, story.Mia(Mail), Preferences(("tone", null), ("calls", "mornings"), ("paper", "no"))));
        Assert.Equal(
            [new("calls", "mornings", Start, ActorRef.Agent("ana")), new("paper", "no", story.Now, ActorRef.Customer(story.State.Id))],
            story.State.Profile.Preferences);
        story.Apply(Update(story, Ana, new() { Preferences = Change.Clear<IReadOnlyList<PreferenceChange>>() }));
        Assert.Empty(story.State.Profile.Preferences);
    }

    [Fact]
    public void Decide_PreferencesPastTheLimit_AreRefused()
    {
        var story = Known();
        story.Apply(Update(story, Ana, Preferences([.. Enumerable.Range(0, 100).Select(i => ($"k{i}", (string?)"v"))])));
        Assert.Equal(RefusalCode.LimitExceeded, Update(story, Ana, Preferences(("k100", "v"))).Refusal?.Code);
        Assert.Null(Update(story, Ana, Preferences(("k0", null), ("k100", "v"))).Refusal);
    }

    [Fact]
    public void Decide_Consent_ChangesFieldByField()
    {
        var story = Known();
        story.Apply(Update(story, Ana, Consent(new() { CheckIns = true, Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Email, Channel.Email]), QuietFrom = "22:00", QuietUntil = "07:30" })));
        story.Apply(Update(story, Ana, Consent(new() { CheckIns = false })));
        var consent = story.State.Profile.ContactConsent;
        Assert.Equal((false, "22:00", "07:30"), (consent.CheckIns, consent.QuietFrom, consent.QuietUntil));
        Assert.Equal([Channel.Email], consent.Channels);
        story.Apply(Update(story, Ana, new() { ContactConsent = Change.Clear<ContactConsentChange>() }));
        Assert.Null(story.State.Profile.ContactConsent.QuietFrom);
        Assert.Empty(story.State.Profile.ContactConsent.Channels);
    }

    [Fact]
    public void Decide_Consent_KeepsWhoChangedItLastAndWhen()
    {
        var story = Known();
        Assert.Equal((null, null), (story.State.Profile.ContactConsent.RecordedAt, story.State.Profile.ContactConsent.RecordedBy));
        story.Apply(Update(story, Ana, Consent(new() { CheckIns = true, Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Email]) })));
        var given = story.State;
        story.After(TimeSpan.FromHours(1));
        var same = Update(story, story.Mia(Mail), Consent(new() { CheckIns = true, Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Email]) }));
        Assert.Same(given, same.State);
        Assert.Empty(same.Entries);
        Assert.Equal((Start, ActorRef.Agent("ana")), (given.Profile.ContactConsent.RecordedAt, given.Profile.ContactConsent.RecordedBy));
        story.Apply(Update(story, story.Mia(Mail), new() { ContactConsent = Change.Clear<ContactConsentChange>() }));
        var taken = story.State.Profile.ContactConsent;
        Assert.Equal((false, story.Now, ActorRef.Customer(story.State.Id)), (taken.CheckIns, taken.RecordedAt, taken.RecordedBy));
        Assert.Same(story.State, Update(story, Ana, new() { ContactConsent = Change.Clear<ContactConsentChange>() }).State);
    }

    [Fact]
    public void Decide_AnyChange_LeavesAnEntryThatSaysWhatAndByWhomButNoValue()
    {
        var story = Known();
        var agents = Assert.Single(Update(story, Ana, new() { Name = "Mia Muster", Language = "fr", TimeZone = "Europe/Paris" }).Entries);
        Assert.Equal(("Changed: name, language, time zone.", ActorRef.Agent("ana"), Channel.Email, null), (Words(agents), agents.Author, agents.Channel, agents.Session));
        var own = Assert.Single(Update(story, story.Mia(Mail), new()
        {
            PreferredName = "Mimi",
            Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([new("tone", "brief")]),
            ContactConsent = new ContactConsentChange { CheckIns = true },
        }).Entries);
        Assert.Equal(("Changed: preferred name, preferences. Consent to be written to given.", ActorRef.Customer(story.State.Id)), (Words(own), own.Author));
        Assert.Equal((Activity.ProfileUpdated, Visibility.Public), (((ActivityContent)own.Content).Activity, own.Visibility));
    }

    [Fact]
    public void Decide_QuietHours_AreNoWordOnWhoGaveTheConsent()
    {
        var story = Known();
        story.Apply(Update(story, story.Mia(Mail), Consent(new() { CheckIns = true })));
        var given = story.State.Profile.ContactConsent;
        story.After(TimeSpan.FromHours(1));
        Assert.Equal("Changed: quiet hours.", Words(Assert.Single(story.Apply(Update(story, Ana, Consent(new() { QuietFrom = "22:00", QuietUntil = "07:30" }))).Entries.TakeLast(1))));
        var quiet = story.State.Profile.ContactConsent;
        Assert.Equal((Start, ActorRef.Customer(story.State.Id), "22:00", story.Now), (quiet.RecordedAt, quiet.RecordedBy, quiet.QuietFrom, quiet.QuietSaidAt));
        Assert.Equal(given.RecordedBy, quiet.RecordedBy);
        story.Apply(Update(story, Ana, Consent(new() { Channels = Change.Set<IReadOnlyList<Channel>>([Channel.Email]) })));
        Assert.Equal("Changed: channels to be written to on.", Words(story.Entries[^1]));
        Assert.Equal(ActorRef.Agent("ana"), story.State.Profile.ContactConsent.RecordedBy);
        story.Apply(Update(story, Ana, Consent(new() { CheckIns = false })));
        Assert.Equal("Consent to be written to withdrawn.", Words(story.Entries[^1]));
    }

    [Fact]
    public void Decide_ByWhoIsLessSureThanWhatWasProvedOrAGuest_IsForbidden()
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Verified(Mail)]);
        UpdateCustomerCommand consent = Consent(new() { CheckIns = true });
        Assert.Null(Update(story, story.Mia(Mail), consent).Refusal);
        Assert.Equal(RefusalCode.Forbidden, Update(story, story.Mia(Mail, Assurance.Claimed), consent).Refusal?.Code);
        var guest = new Caller(Role.Customer, "gus") { Identity = Verified(App) };
        story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Guest = Verified(App) }) });
        Assert.Equal(RefusalCode.Forbidden, Update(story, guest, consent).Refusal?.Code);
    }

    [Fact]
    public void Decide_ByRole()
    {
        var story = Known().Begin(Bot, Channel.Chat, [Claimed(Mail)]);
        UpdateCustomerCommand language = new() { Language = "fr" };
        Assert.Null(Update(story, Sue, language).Refusal);
        Assert.Null(Update(story, story.Mia(Mail), language).Refusal);
        Assert.Equal(RefusalCode.Forbidden, Update(story, story.Mia(Mail), new() { Name = "X" }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Update(story, story.Mia(Mail) with { Customer = null }, language).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Update(story, Bot, language).Refusal?.Code);
        Assert.Equal(RefusalCode.Forbidden, Update(story, Ingest, language).Refusal?.Code);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "name", "" }, { "name", new('x', 201) }, { "name", "a\nb" }, { "preferredName", " " },
        { "language", "german!" }, { "language", "d" }, { "language", "de_DE" },
        { "timeZone", "Mars/Phobos" }, { "timeZone", "europe/berlin" }, { "timeZone", "../etc/passwd" }, { "timeZone", "posix/UTC" }, { "timeZone", "" },
        { "quietFrom", "24:00" }, { "quietFrom", "7:00" }, { "quietUntil", "07:60" }, { "quietUntil", "" },
        { "key", "" }, { "key", new('x', 101) }, { "value", new('x', 1001) }, { "value", "" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Decide_ValuePastItsBound_NamesTheField(string field, string text)
    {
        var refusal = Update(Known(), Ana, field switch
        {
            "name" => new() { Name = text },
            "preferredName" => new() { PreferredName = text },
            "language" => new() { Language = text },
            "timeZone" => new() { TimeZone = text },
            "quietFrom" => Consent(new() { QuietFrom = text, QuietUntil = "08:00" }),
            "quietUntil" => Consent(new() { QuietFrom = "22:00", QuietUntil = text }),
            "key" => Preferences((text, "v")),
            _ => Preferences(("k", text)),
        }).Refusal;
        Assert.Equal((RefusalCode.Invalid, field), (refusal?.Code, refusal?.Path?[^1]));
    }

    [Fact]
    public void Decide_HalfAQuietTime_IsRefused()
    {
        Assert.Equal(RefusalCode.Invalid, Update(Known(), Ana, Consent(new() { QuietFrom = "22:00" })).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, Update(Known(), Ana, Consent(new() { QuietFrom = "22:00", QuietUntil = "22:00" })).Refusal?.Code);
    }

    private static Story Known() => new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);

    private static UpdateCustomerCommand Consent(ContactConsentChange change) => new() { ContactConsent = change };

    private static UpdateCustomerCommand Preferences(params (string Key, string? Value)[] changes) =>
        new() { Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([.. changes.Select(change => new PreferenceChange(change.Key, change.Value))]) };

    private static Decision<CustomerId> Update(Story story, Caller caller, UpdateCustomerCommand command) =>
        UpdateCustomer.Decide(story.State, caller, command, story.Now);
}
