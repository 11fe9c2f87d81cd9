using Continuity.Customers;
using Continuity.Merging;
using static Continuity.Tests.Customers.People;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Merging;

public class MergeSuggestionsTests
{
    [Fact]
    public void Keep_New_IsKeptOnceHoweverOften()
    {
        var once = MergeSuggestions.Keep(Home(Earlier), Suggested(Later, Start));
        Assert.Equal([Later], once.Profile.Suggestions.Select(kept => kept.Other));
        Assert.Same(once, MergeSuggestions.Keep(once, Suggested(Later, Start.AddDays(1))));
    }

    [Fact]
    public void Keep_Dismissal_TakesItsPlaceAndStays()
    {
        var dismissal = Suggested(Later, Start) with { DismissedAt = Start, DismissReason = "Twins" };
        var after = MergeSuggestions.Keep(MergeSuggestions.Keep(Home(Earlier), Suggested(Later, Start)), dismissal);
        Assert.Equal([dismissal], after.Profile.Suggestions);
        Assert.Same(after, MergeSuggestions.Keep(after, Suggested(Later, Start.AddDays(1))));
        Assert.Equal([dismissal], MergeSuggestions.Keep(Home(Earlier), dismissal).Profile.Suggestions);
    }

    [Fact]
    public void Keep_KnownAtAnotherHomeOrOfOneOfThem_ChangesNothing()
    {
        var merged = MergeSuggestions.Keep(Home(Later), Suggested(Latest, Start));
        var state = Merged(Home(Earlier), merged);
        Assert.Same(state, MergeSuggestions.Keep(state, Suggested(Latest, Start)));
        Assert.Same(state, MergeSuggestions.Keep(state, Suggested(Later, Start)));
    }

    [Fact]
    public void Keep_MoreThanTwenty_TheOldestThatStandsGivesWay()
    {
        var others = Enumerable.Range(0, 22).Select(day => CustomerId.New(Start.AddDays(10 + day))).ToList();
        var state = MergeSuggestions.Keep(Home(Earlier), Suggested(others[0], Start) with { DismissedAt = Start });
        state = others.Skip(1).Aggregate(state, (home, other) => MergeSuggestions.Keep(home, Suggested(other, Start)));
        Assert.Equal([others[0], .. others.Skip(2)], state.Profile.Suggestions.Select(kept => kept.Other));

        var merged = Merged(Home(Later), state);
        var one = MergeSuggestions.Keep(merged, Suggested(Latest, Start));
        Assert.Equal([Latest], one.Profile.Suggestions.Select(kept => kept.Other));
    }

    [Fact]
    public void Standing_IsWhatIsNotDismissedAnywhereAndNotMerged()
    {
        var one = MergeSuggestions.Keep(MergeSuggestions.Keep(Home(Earlier), Suggested(Later, Start)), Suggested(Latest, Start));
        Assert.Equal([Later, Latest], Standing(one));

        var dismissed = MergeSuggestions.Keep(Home(CustomerId.New(Start)), Suggested(Latest, Start) with { DismissedAt = Start });
        Assert.Empty(Standing(Merged(one, Home(Later), dismissed)));
    }

    private static IEnumerable<CustomerId> Standing(CustomerState state) => MergeSuggestions.Standing(CustomerHomes.Of(state)).Select(kept => kept.Other);
}
