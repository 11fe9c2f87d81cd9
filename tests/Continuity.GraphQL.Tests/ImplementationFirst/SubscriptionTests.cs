using System.Runtime.CompilerServices;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class SubscriptionTests
{
    private static readonly Schema Schema = SchemaShape.Build(typeof(Queries), typeof(Subscriptions));

    [Fact]
    public void Build_SubscriptionMethods_GiveFieldsOfTheirEvents() =>
        Assert.Equal(
            "numbers(count: Int!): Int!\nwords: String\ndoubled(count: Int!, suffix: String!): String!",
            SchemaShape.Of(Schema, "Subscription"));

    [Fact]
    public async Task Subscribe_ToAStream_GivesEachEventAsTheFieldsValue()
    {
        var events = await Collect("numbers", [3]);

        Assert.Equal([1, 2, 3], events);
        Assert.Equal(2, await Schema.Resolve("Subscription", "numbers", parent: 2, arguments: [3]));
    }

    [Fact]
    public async Task Subscribe_ToATaskOfAStream_AwaitsIt() => Assert.Equal(["a", null], await Collect("words", []));

    [Fact]
    public async Task Subscribe_WithAnotherMethodsEvents_MakesTheValueOfEachEvent()
    {
        var events = await Collect("doubled", [2, "!"]);

        Assert.Equal([1, 2], events);
        Assert.Equal("4!", await Schema.Resolve("Subscription", "doubled", parent: 2, arguments: [2, "!"]));
    }

    [Fact]
    public async Task Subscribe_WhenCancelled_EndsTheStream()
    {
        using var source = new CancellationTokenSource();
        var events = await Schema.Subscribe("numbers", [int.MaxValue], source.Token);
        await using var enumerator = events.GetAsyncEnumerator();

        Assert.True(await enumerator.MoveNextAsync());
        await source.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await enumerator.MoveNextAsync());
    }

    private static async Task<List<object?>> Collect(string field, object?[] arguments)
    {
        var events = new List<object?>();
        await foreach (var item in await Schema.Subscribe(field, arguments))
        {
            events.Add(item);
        }

        return events;
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        public static async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return i;
                await Task.CompletedTask;
            }
        }

        public static async Task<IAsyncEnumerable<string?>> GetWordsAsync()
        {
            await Task.Yield();
            return Words();

            static async IAsyncEnumerable<string?> Words()
            {
                yield return "a";
                await Task.Yield();
                yield return null;
            }
        }

        public static IAsyncEnumerable<int> Source(int count, CancellationToken cancellationToken) => Numbers(count, cancellationToken);

        [Subscribe(With = nameof(Source))]
        public static string Doubled([EventMessage] int number, string suffix) => $"{number * 2}{suffix}";
    }

    [QueryType]
    public static class Queries
    {
        public static int One => 1;
    }
}
