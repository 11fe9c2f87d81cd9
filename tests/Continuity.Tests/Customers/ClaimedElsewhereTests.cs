using Continuity.Customers;
using Continuity.Merging;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Customers;

public class ClaimedElsewhereTests
{
    private static readonly CustomerHomes Holder = Customer(Later, Claimed(Mail), Claimed(Browser));

    [Fact]
    public void Suggest_OnceAndNotAgain_KeepsWhoAndWhyWithoutTheValue()
    {
        var kept = Suggest(Home(Earlier, Claimed(Phone)), Holder, Mail);

        var suggestion = Assert.Single(kept.Profile.Suggestions);
        Assert.Equal((Later, Mail, Start, null), (suggestion.Other, suggestion.Shared.Identity, suggestion.At, suggestion.DismissedAt));
        Assert.Equal("A session on a matter of the one came with an e-mail address of the other. Not both were proved.", suggestion.Why);
        Assert.Same(kept, Suggest(kept, Holder, Mail));
        Assert.Same(kept, Suggest(kept, Holder, Browser));
    }

    [Fact]
    public void Suggest_DismissedBefore_KeepsNothing()
    {
        var home = MergeSuggestions.Keep(Home(Earlier), Suggested(Later, Start) with { DismissedAt = Start });

        Assert.Same(home, Suggest(home, Holder, Mail));
    }

    [Fact]
    public void Suggest_HolderWhoDoesNotHaveItOrIsTheSameCustomer_KeepsNothing()
    {
        var (alone, merged) = (Home(Earlier), Merged(Home(Earlier), Home(Later, Claimed(Mail))));

        Assert.Same(alone, Suggest(alone, Customer(Later), Mail));
        Assert.Same(merged, Suggest(merged, Holder, Mail));
    }

    [Fact]
    public void Suggest_OnePersonWouldHaveTooManyWithIt_KeepsNothing()
    {
        var home = Home(Earlier, Claimed(App));

        Assert.Same(home, Suggest(home, Customer(Later, Claimed(OtherApp)), OtherApp));
    }

    private static CustomerState Suggest(CustomerState state, CustomerHomes holder, Identity identity) =>
        ClaimedElsewhere.Suggest(state, holder, Claimed(identity), new(), Start).State!;
}
