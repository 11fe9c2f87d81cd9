using Continuity.GraphQL.Execution;
using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class ResolverTests
{
    private readonly Schema schema = ImplementationFirstSchema.Build([typeof(Queries)], new ImplementationFirstOptions { IsService = t => t == typeof(Greeter) });

    [Fact]
    public async Task Resolver_OfWhatIsCompleteAlready_IsCompleteToo()
    {
        foreach (var (field, value) in new (string, object?)[] { ("yes", true), ("completedTask", "done"), ("completedValueTask", 7), ("nothing", null) })
        {
            var result = schema.Resolve("Query", field);

            Assert.True(result.IsCompletedSuccessfully, field);
            Assert.Equal(value, await result);
        }
    }

    [Fact]
    public async Task Resolver_OfAPendingTask_GivesItsValueLater()
    {
        var pending = new TaskCompletionSource<string>();
        var result = schema.Resolve("Query", "pending", arguments: [], services: With(pending));

        Assert.False(result.IsCompleted);
        pending.SetResult("late");
        Assert.Equal("late", await result);
    }

    [Fact]
    public async Task Resolver_OfAnInstance_IsMadeWithTheRequestsServices() =>
        Assert.Equal("hi Ana 2", await schema.Resolve("Query", "greet", arguments: ["Ana", 2], services: With(new Greeter("hi"))));

    [Fact]
    public async Task Resolver_OfARegisteredInstance_IsTheRegisteredOne()
    {
        var registered = new Queries(new Greeter("hello"));

        Assert.Equal("hello Bo 1", await schema.Resolve("Query", "greet", arguments: ["Bo", 1], services: With(registered)));
    }

    [Fact]
    public async Task Resolver_OfOmittedArguments_TakesTheDefaults() =>
        Assert.Equal("left out,left out", await schema.Resolve("Query", "omitted", arguments: [ArgumentValue.Omitted, ArgumentValue.Omitted]));

    [Fact]
    public async Task Resolver_OfNullArguments_TellsThemFromOmittedOnes() => Assert.Equal("left out,null", await schema.Resolve("Query", "omitted", arguments: [null, null]));

    [Fact]
    public async Task Resolver_OfListArguments_ConvertsThem() =>
        Assert.Equal("a|b|1,null,2", await schema.Resolve("Query", "lists", arguments: [new object?[] { "a", "b" }, new List<object?> { 1, null, 2 }]));

    [Fact]
    public async Task Resolver_TakesTheRequestsTokenAndContext()
    {
        using var source = new CancellationTokenSource();

        Assert.Equal(true, await schema.Resolve("Query", "context", cancellationToken: source.Token));
    }

    [Fact]
    public async Task Resolver_OfAnOptionalService_GetsNullWhereThereIsNone()
    {
        Assert.Equal("nobody", await schema.Resolve("Query", "optional"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await schema.Resolve("Query", "required"));
    }

    private static ServiceProvider With<T>(T service)
        where T : class => new ServiceCollection().AddSingleton(service).BuildServiceProvider();

    public sealed record Greeter(string Word);

    [QueryType]
    public sealed class Queries(Greeter greeter)
    {
        public static bool Yes => true;

        public static string? Nothing => null;

        public static Task<string> CompletedTask() => Task.FromResult("done");

        public static ValueTask<int> CompletedValueTask() => new(7);

        public static Task<string> Pending([Service] TaskCompletionSource<string> source) => source.Task;

        public static string Omitted(string? text, Optional<string> optional) =>
            $"{text ?? "left out"},{(optional.HasValue ? optional.Value ?? "null" : "left out")}";

        public static string Lists(IReadOnlyList<string> texts, IEnumerable<int?> numbers) =>
            $"{string.Join('|', texts)}|{string.Join(',', numbers.Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"))}";

        public static bool Context(ResolverContext context, CancellationToken cancellationToken) =>
            cancellationToken.CanBeCanceled && context.CancellationToken == cancellationToken && context.Field.Name == "context";

        public static string Optional(Greeter? greeter) => greeter?.Word ?? "nobody";

        public static string Required(Greeter greeter) => greeter.Word;

        public string Greet(string name, int times) => $"{greeter.Word} {name} {times}";
    }
}
