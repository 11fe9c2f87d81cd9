using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

/// <summary>What is said of a customer who was merged counts from then on, whatever the homes hold that were merged into the one at which it is kept.</summary>
public class UpdateMergedCustomerTests
{
    private static readonly DateTimeOffset Earlier = Start - TimeSpan.FromDays(1);
    private static readonly ActorRef Eva = ActorRef.Agent("eva");

    private static readonly CustomerProfile Merged = new()
    {
        Name = "Mia", PreferredName = "Mimi", Language = "de", TimeZone = "Europe/Berlin",
        Preferences = [new("tone", "formal", Earlier, Eva), new("calls", "never", Earlier, Eva)],
    };

    [Fact]
    public void Decide_ValueThatOnlyAMergedHomeHolds_IsClearedAndStaysSoWithWhoeverIsMergedLater()
    {
        var story = WithOther(Merged);
        Assert.Equal("Mimi", Known(story).PreferredName);
        story.Apply(Update(story, new() { Name = Change.Clear<string>(), PreferredName = Change.Clear<string>(), Language = Change.Clear<string>(), TimeZone = Change.Clear<string>() }));
        Assert.Equal("Changed: name, preferred name, language, time zone.", Words(story.Entries[^1]));
        Assert.Same(story.State, Update(story, new() { PreferredName = Change.Clear<string>() }).State);
        Join(story, Merged);
        var known = Known(story);
        Assert.Equal((null, null, null, null), (known.Name, known.PreferredName, known.Language, known.TimeZone));

        Part(story);
        Assert.Null(Known(story).PreferredName);
        story.Apply(Update(story, new() { PreferredName = "M" }));
        Join(story, Merged);
        Assert.Equal(("M", null), (Known(story).PreferredName, Known(story).Name));
    }

    [Fact]
    public void Decide_PreferencesThatOnlyAMergedHomeHolds_AreClearedByKeyOrAllAtOnce()
    {
        var story = WithOther(Merged);
        story.Apply(Update(story, Preferences(("tone", null), ("paper", "no"))));
        Assert.Equal("Changed: preferences.", Words(story.Entries[^1]));
        Assert.Equal(["paper", "calls"], Known(story).Preferences.Select(static preference => preference.Key));
        Assert.Same(story.State, Update(story, Preferences(("tone", null))).State);
        story.Apply(Update(story, new() { Preferences = Change.Clear<IReadOnlyList<PreferenceChange>>() }));
        Assert.Empty(Known(story).Preferences);
        story.Apply(Update(story, Preferences(("tone", "brief"))));
        Assert.Equal([("tone", "brief")], Known(story).Preferences.Select(static preference => (preference.Key, preference.Value)));
        Assert.Equal(["paper", "calls"], story.State.Profile.Cleared?.Preferences!);
    }

    [Fact]
    public void Decide_WhatIsSaidAgain_IsKeptHereTooAndOutlivesTheMerge()
    {
        var story = WithOther(Merged);
        story.Apply(Update(story, new() { PreferredName = "Mimi" }));
        story.Apply(Update(story, Preferences(("tone", "formal"))));
        Part(story);
        Assert.Equal(("Mimi", "tone", null), (Known(story).PreferredName, Assert.Single(Known(story).Preferences).Key, Known(story).Name));
    }

    [Fact]
    public void Decide_PreferencesOfManyHomes_MayBeChangedAndBecomeFewerButNotMore()
    {
        IReadOnlyList<Preference> many = [.. Enumerable.Range(0, 100).Select(static i => new Preference($"k{i}", "v", Earlier, Eva))];
        var story = WithOther(new() { Preferences = many });
        story.Change(state => state with { Profile = state.Profile with { Preferences = [new("own", "v", Earlier, Eva)] } });
        Assert.Null(Update(story, Preferences(("k1", "w"))).Refusal);
        Assert.Null(Update(story, Preferences(("k1", null), ("more", "v"))).Refusal);
        Assert.Equal(RefusalCode.LimitExceeded, Update(story, Preferences(("more", "v"))).Refusal?.Code);
    }

    [Fact]
    public void Decide_KeysThatWereCleared_AreKeptInBoundsButNoneThatAnotherHomeHolds()
    {
        var story = WithOther(Merged);
        story.Apply(Update(story, new() { Preferences = Change.Clear<IReadOnlyList<PreferenceChange>>() }));
        for (var i = 0; i < 5; i++)
        {
            story.Apply(Update(story, Preferences([.. Enumerable.Range(0, 50).Select(n => ($"{i}-{n}", (string?)"v"))])));
            story.Apply(Update(story, new() { Preferences = Change.Clear<IReadOnlyList<PreferenceChange>>() }));
        }

        var cleared = story.State.Profile.Cleared!.Preferences;
        Assert.Equal((102, "tone", "calls", "4-49"), (cleared.Count, cleared[0], cleared[1], cleared[^1]));
        Assert.Empty(Known(story).Preferences);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Profile_ConsentOfSeveralHomes_IsTheLatestWord(bool own, bool other)
    {
        var story = WithOther(new() { ContactConsent = Said(other, Earlier) });
        story.Change(state => state with { Profile = state.Profile with { ContactConsent = Said(own, Earlier - TimeSpan.FromDays(1)) } });
        Assert.Equal(other, Known(story).ContactConsent.CheckIns);
        story.Change(state => state with { Profile = state.Profile with { ContactConsent = Said(own, Start) } });
        Assert.Equal(own, Known(story).ContactConsent.CheckIns);
        Assert.False(CustomerHomes.Of(WithOther(new()).State).Profile.ContactConsent.CheckIns);
    }

    [Fact]
    public void Decide_ConsentThatOnlyAMergedHomeGave_IsWithdrawnAndNotTakenOver()
    {
        var story = WithOther(new() { ContactConsent = Said(true, Earlier) with { QuietFrom = "21:00", QuietUntil = "08:00" } });
        story.Apply(Update(story, Consent(new() { QuietUntil = "09:00" })));
        Assert.Equal((true, "21:00", "09:00"), (Known(story).ContactConsent.CheckIns, Known(story).ContactConsent.QuietFrom, Known(story).ContactConsent.QuietUntil));
        Assert.False(story.State.Profile.ContactConsent.CheckIns);
        Assert.Equal(Eva, Known(story).ContactConsent.RecordedBy);
        story.Apply(Update(story, Consent(new() { CheckIns = false })));
        Assert.Equal("Consent to be written to withdrawn.", Words(story.Entries[^1]));
        Assert.False(Known(story).ContactConsent.CheckIns);
        story.After(TimeSpan.FromHours(1)).Apply(Update(story, new() { ContactConsent = Change.Clear<ContactConsentChange>() }));
        Assert.Null(Known(story).ContactConsent.QuietFrom);
        Part(story);
        Assert.Equal((false, null), (Known(story).ContactConsent.CheckIns, Known(story).ContactConsent.QuietFrom));
    }

    [Fact]
    public void Decide_NoThatAnotherHomeSaidAlready_IsKeptHereTooWhereThisOneSaidYes()
    {
        var story = WithOther(new() { ContactConsent = Said(false, Earlier) });
        story.Change(state => state with { Profile = state.Profile with { ContactConsent = Said(true, Earlier - TimeSpan.FromDays(1)) } });
        story.Apply(Update(story, Consent(new() { CheckIns = false })));
        Part(story);
        Assert.False(Known(story).ContactConsent.CheckIns);
    }

    private static ContactConsent Said(bool agrees, DateTimeOffset at) => new() { CheckIns = agrees, RecordedAt = at, RecordedBy = Eva };

    private static Story WithOther(CustomerProfile profile)
    {
        var story = new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);
        Join(story, profile);
        return story;
    }

    private static void Join(Story story, CustomerProfile profile) => story.Change(state =>
    {
        var link = new MergeLink(1, state.Id, MergeLinkState.Confirmed, Start, ActorRef.Agent("ana"), "One.", 0);
        return state with { OtherHomes = [.. state.OtherHomes, new CustomerState(CustomerId.New(Start)) { Version = 1, Profile = profile with { MergedInto = link } }] };
    });

    private static void Part(Story story) => story.Change(static state => state with { OtherHomes = [] });

    private static CustomerProfile Known(Story story) => CustomerHomes.Of(story.State).Profile;

    private static UpdateCustomerCommand Consent(ContactConsentChange change) => new() { ContactConsent = change };

    private static UpdateCustomerCommand Preferences(params (string Key, string? Value)[] changes) =>
        new() { Preferences = Change.Set<IReadOnlyList<PreferenceChange>>([.. changes.Select(change => new PreferenceChange(change.Key, change.Value))]) };

    private static Decision<CustomerId> Update(Story story, UpdateCustomerCommand command) => UpdateCustomer.Decide(story.State, Ana, command, story.Now);
}
