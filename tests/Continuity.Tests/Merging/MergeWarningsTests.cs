using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Merging;

public class MergeWarningsTests
{
    [Fact]
    public void Of_CustomersOfWhomNothingDiffers_HasNone() =>
        Assert.Empty(Warn(new() { Name = "Mia", Identities = Known(App) }, new() { Language = "de", Identities = Known(Mail) }));

    [Fact]
    public void Of_OneCustomer_SaysJustThat()
    {
        var survivor = Home(new() { Name = "Mia" });
        var merged = Home(new() { Name = "Eva" });
        var homes = new CustomerHomes(survivor, [merged]);
        Assert.Equal(["They are one customer already."], MergeWarnings.Of(homes, homes, new(), new()));
    }

    [Fact]
    public void Of_StrongIdentitiesBeyondWhatOneMayHave_SaysThatTheyMayBeTwo()
    {
        var other = App with { Value = "another" };
        Assert.Equal(
            ["They may be two people: together they have more than 1 of what tells people apart, an app user id."],
            Warn(new() { Identities = Known(App, Phone) }, new() { Identities = Known(other, Mail) }));
        Assert.Empty(Warn(new() { Identities = Known(App) }, new() { Identities = Known(App) }));
    }

    [Fact]
    public void Of_TwoOfEach_NamesBoth()
    {
        var consent = new ContactConsent { CheckIns = true, Channels = [Channel.Email, Channel.Phone] };
        Assert.Equal(
            [
                "They have two names: Mia, and Mia Two.",
                "They have two names to be called by: M, and T.",
                "They have two languages: de, and fr.",
                "They have two time zones: Europe/Berlin, and Europe/Paris.",
                "They agreed to different things about being written to; what was said last will hold.",
            ],
            Warn(
                new() { Name = "Mia", PreferredName = "M", Language = "de", TimeZone = "Europe/Berlin", ContactConsent = consent },
                new() { Name = "Mia Two", PreferredName = "T", Language = "fr", TimeZone = "Europe/Paris" }));
        Assert.Empty(Warn(
            new() { Name = "mia", ContactConsent = consent }, new() { Name = "Mia", ContactConsent = consent with { Channels = [Channel.Phone, Channel.Email] } }));
    }

    [Fact]
    public void Of_SuggestionThatWasDismissed_SaysWhenAndWhyWhicheverHomeKeepsIt()
    {
        var (survivor, merged, root) = (Home(new()), Home(new()), Home(new()));
        var suggestion = new MergeSuggestion(root.Id, new(Mail, Assurance.Claimed, Start, ActorRef.Continuity), "Why.", Start);
        var dismissed = suggestion with { DismissedAt = Start, DismissedBy = ActorRef.Agent("ana"), DismissReason = "Mother and daughter." };

        Assert.Empty(With(suggestion));
        Assert.Equal(["That they are one was dismissed on 2 March 2026, 09:00 UTC: Mother and daughter."], With(dismissed));

        IReadOnlyList<string> With(MergeSuggestion kept) => MergeWarnings.Of(
            new(survivor, [merged with { Profile = new() { Suggestions = [kept] } }]), new(root, []), new(), new());
    }

    [Fact]
    public void Of_MoreHomesThanACustomerMayHave_SaysThatTheyCannotBeMerged()
    {
        var survivor = new CustomerHomes(Home(new()), [Home(new())]);
        Assert.Equal(
            ["They cannot be merged: a customer may be made of at most 2 customers."],
            MergeWarnings.Of(survivor, new(Home(new()), []), new(), new() { MaximumHomes = 2 }));
        Assert.Empty(MergeWarnings.Of(survivor, new(Home(new()), []), new(), new() { MaximumHomes = 3 }));
    }

    private static IReadOnlyList<LinkedIdentity> Known(params Identity[] identities) =>
        [.. identities.Select(identity => new LinkedIdentity(identity, Assurance.Claimed, Start, ActorRef.Continuity))];

    private static CustomerState Home(CustomerProfile profile) => new(CustomerId.New(Start)) { Version = 1, Profile = profile };

    private static IReadOnlyList<string> Warn(CustomerProfile survivor, CustomerProfile merged) =>
        MergeWarnings.Of(new(Home(survivor), []), new(Home(merged), []), new(), new());
}
