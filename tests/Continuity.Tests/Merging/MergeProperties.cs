using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using FsCheck.Fluent;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Merging;

/// <summary>What holds of the decisions on merges in any order, where each step may be made again later by one who has read before.</summary>
public class MergeProperties
{
    private const int Homes = 6;
    private static readonly MergeOptions Options = new();

    [Fact]
    public void AnyMergesAndUndoings_WithStepsThatAreMadeAgain_AreTheTreeThatTheModelHas() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(40),
            Prop.ForAll<int[]>(steps =>
            {
                var world = new World();
                foreach (var step in steps.Select(static number => (uint)number))
                {
                    var (one, other) = ((int)(step / 4 % Homes), (int)(step / 4 / Homes % Homes));
                    if (step % 4 < 2)
                    {
                        world.Merge(one, other);
                    }
                    else if (step % 4 == 2)
                    {
                        world.Undo(one);
                    }

                    world.MakeAgain((int)(step / 4 / Homes / Homes));
                    world.AssertIsTheModel();
                }
            }));

    [Fact]
    public void MergeAndUndo_OfAnyTwo_AreAsTheyWere() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(20),
            Prop.ForAll<int[], int, int>((before, one, other) =>
            {
                var world = new World();
                foreach (var step in before.Select(static number => (uint)number))
                {
                    world.Merge((int)(step % Homes), (int)(step / Homes % Homes));
                }

                var was = world.Profiles();
                if (world.Merge((int)((uint)one % Homes), (int)((uint)other % Homes)) is { } merged)
                {
                    world.Undo(merged);
                }

                Assert.Equal(was, world.Profiles());
            }));

    /// <summary>The homes as they would be stored, and the model: which hangs below which.</summary>
    private sealed class World
    {
        private readonly CustomerState[] states = [.. Enumerable.Range(0, Homes).Select(n => new CustomerState(CustomerId.New(Start.AddDays(n))) { Version = 1 })];
        private readonly int?[] up = new int?[Homes];
        private readonly List<(CustomerState Announced, CustomerState Into)> announced = [];
        private readonly List<Separation> separations = [];

        /// <summary>Merges the customers of two homes; the home that was merged, or null where they are one.</summary>
        public int? Merge(int one, int other)
        {
            var (survivor, merged) = (RootOf(one), RootOf(other));
            var announce = AnnounceMerge.Decide(states[merged], states[survivor], Ana.ActsAs(states[survivor].Id), "One.", Options, Start);
            Assert.Equal(survivor == merged, announce.Refusal is not null);
            if (announce.State is not { } state)
            {
                return null;
            }

            states[merged] = state;
            announced.Add((state, states[survivor]));
            var taken = TakeInMerged.Decide(states[survivor], state, states[survivor], Options, Start);
            Assert.Equal(TakeInResult.TakenIn, taken.Result);
            states[survivor] = taken.State!;
            states[merged] = SettleAnnounced.Apply(state, announce.Result, stands: true).State!;
            up[merged] = survivor;
            return merged;
        }

        /// <summary>Undoes the merge of a home, where it was merged.</summary>
        public void Undo(int home)
        {
            if (up[home] is null)
            {
                return;
            }

            var root = RootOf(home);
            var merge = new MergeId(states[home].Id, states[home].MergedInto!.Number);
            states[root] = SeparateMerged.Decide(states[root], Ana, new(merge, "Two."), Options, Start).State!;
            var separation = Assert.Single(states[root].Profile.Separations);
            separations.Add(separation);
            states[home] = RestoreSeparated.Decide(states[home], separation, states[root].Profile.Undone, Start).State!;
            states[root] = ForgetSeparation.Apply(states[root], merge).State!;
            up[home] = null;
            Assert.Equal(RefusalCode.WrongState, SeparateMerged.Decide(states[root], Ana, new(merge, "Two."), Options, Start).Refusal?.Code);
        }

        /// <summary>Makes steps again that were made before, of all that has been done: none may do anything any more.</summary>
        public void MakeAgain(int which)
        {
            if (announced.Count > 0)
            {
                var (merged, into) = announced[which % announced.Count];
                var merge = new MergeId(merged.Id, merged.MergedInto!.Number);
                var root = RootOf(IndexOf(into.Id));
                var taken = TakeInMerged.Decide(states[root], merged, into, Options, Start);
                var stands = states[root].Profile.Merges.Any(record => record.Id == merge);
                Assert.Equal(stands ? TakeInResult.TakenIn : TakeInResult.Refused, taken.Result);
                Assert.Same(states[root], taken.State);
                var home = IndexOf(merged.Id);
                Assert.Same(states[home], SettleAnnounced.Apply(states[home], merge, stands).State);
            }

            if (separations.Count > 0)
            {
                var separation = separations[which % separations.Count];
                var home = IndexOf(separation.Merge.Id.Merged);
                Assert.Same(states[home], RestoreSeparated.Decide(states[home], separation, [], Start).State);
            }
        }

        public void AssertIsTheModel()
        {
            for (var home = 0; home < Homes; home++)
            {
                var below = Enumerable.Range(0, Homes).Where(other => other != home && RootOf(other) == home && up[home] is null);
                Assert.Equal(
                    below.Select(other => (states[other].Id, states[up[other]!.Value].Id, states[other].MergedInto!.Number)).Order(),
                    states[home].Profile.Merges.Select(static merge => (merge.Id.Merged, merge.Into, merge.Id.Number)).Order());
                Assert.Equal(up[home] is { } into ? states[into].Id : null, states[home].MergedInto?.Survivor);
            }
        }

        /// <summary>What is known of each home, without how often it was merged and what was undone.</summary>
        public IReadOnlyList<string> Profiles() =>
            [.. states.Select(static state => $"{state.MergedInto?.Survivor} {string.Join(' ', state.Profile.Merges)} {state.Profile with { MergeCount = 0, Undone = [], Merges = [], MergedInto = null, Separations = [] }}")];

        private int RootOf(int home) => up[home] is { } into ? RootOf(into) : home;

        private int IndexOf(CustomerId id) => Array.FindIndex(states, state => state.Id == id);
    }
}
