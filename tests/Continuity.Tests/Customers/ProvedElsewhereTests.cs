using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class ProvedElsewhereTests
{
    [Fact]
    public void ShowsThatTheyAreOne_OnlyWhereNothingElseIsProvedBehindIt()
    {
        Assert.True(Shows(Known(Mail, Assurance.Verified)));
        Assert.True(Shows(Known(Mail, Assurance.Claimed)));
        Assert.False(Shows(Known(Mail, Assurance.Claimed), Known(App, Assurance.Verified)));
        Assert.True(Shows(Known(Mail, Assurance.Verified), Known(App, Assurance.Verified)));
        Assert.False(Shows(Known(Phone, Assurance.Claimed)));

        static bool Shows(params LinkedIdentity[] identities) => ProvedElsewhere.ShowsThatTheyAreOne(CustomerHomes.Of(Customer(identities)), Mail);
    }

    [Fact]
    public void Suggest_OnceAndNotAgain_KeepsWhoAndWhyWithoutTheValue()
    {
        var (one, holder) = (Customer(Known(App, Assurance.Verified)), Customer(Known(Mail, Assurance.Claimed), Known(Phone, Assurance.Verified)));
        var kept = ProvedElsewhere.Suggest(one, CustomerHomes.Of(holder), Mail, new(), Start).State!;

        var suggestion = Assert.Single(kept.Profile.Suggestions);
        Assert.Equal((holder.Id, Mail, Start, null), (suggestion.Other, suggestion.Shared.Identity, suggestion.At, suggestion.DismissedAt));
        Assert.Equal("One proved an e-mail address that is the other's. The other one has it without proof.", suggestion.Why);
        Assert.Same(kept, ProvedElsewhere.Suggest(kept, CustomerHomes.Of(holder), Mail, new(), Start).State);
    }

    [Fact]
    public void Suggest_StrongIdentitiesInConflict_SaysSo()
    {
        var holder = CustomerHomes.Of(Customer(Known(Mail, Assurance.Verified), Known(App with { Value = "another" }, Assurance.Claimed)));
        var kept = ProvedElsewhere.Suggest(Customer(Known(App, Assurance.Claimed)), holder, Mail, new(), Start).State!;
        Assert.EndsWith("Each has an app user id of their own.", Assert.Single(kept.Profile.Suggestions).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_HolderWhoDoesNotHaveItAnyLonger_KeepsNothing() =>
        Assert.Empty(ProvedElsewhere.Suggest(Customer(), CustomerHomes.Of(Customer(Known(Phone, Assurance.Claimed))), Mail, new(), Start).State!.Profile.Suggestions);

    private static LinkedIdentity Known(Identity identity, Assurance assurance) => new(identity, assurance, Start, ActorRef.Continuity);

    private static CustomerState Customer(params IReadOnlyList<LinkedIdentity> identities) =>
        new(CustomerId.New(Start)) { Version = 1, Profile = new() { Identities = identities } };
}
