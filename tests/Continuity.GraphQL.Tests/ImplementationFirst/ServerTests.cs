using System.Text.Json;
using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Tests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

/// <summary>Annotated classes from the registration to the response.</summary>
public sealed class ServerTests : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public ServerTests()
    {
        var collection = new ServiceCollection();
        collection.AddGraphQLServer().AddTypes(typeof(Queries), typeof(InternalQueries), typeof(Mutations), typeof(Subscriptions), typeof(BookNode), typeof(Loaders), typeof(Author));
        services = collection.AddSingleton<Shelf>().BuildServiceProvider();
    }

    public interface IBookByIdDataLoader : IDataLoader<string, Book>;

    public interface IAuthorOfDataLoader : IDataLoader<string, Author>;

    [UnionType]
    public interface IFound;

    public enum Genre
    {
        ScienceFiction,
        Essay,
    }

    [Fact]
    public async Task Execute_SiblingsAtEveryLevel_AreReadInOneBatchALevel()
    {
        Assert.Equal(
            """{"a":{"author":{"name":"author of a","best":{"id":"best-a"}}},"b":{"author":{"name":"author of b","best":{"id":"best-b"}}},"books":[{"author":{"name":"author of c"}},{"author":null}]}""",
            await Data("""{ a: book(id: "a") { author { name best { id } } } b: book(id: "b") { author { name best { id } } } books(ids: ["c", "none"]) { author { name } } }"""));
        Assert.Equal(["books a,b,c,none", "authors a,b,c,none", "books best-a,best-b"], services.GetRequiredService<Shelf>().Reads);
    }

    [Theory]
    [InlineData("""mutation { add(input: { title: "T" }) }""", null, "T SCIENCE_FICTION  note left out")]
    [InlineData("""mutation { add(input: { title: "T", genre: ESSAY, tags: ["x", "y"], note: null }) }""", null, "T ESSAY x,y note null")]
    [InlineData("""mutation { add(input: { title: "T", tags: "one", note: "n" }) }""", null, "T SCIENCE_FICTION one note n")]
    [InlineData("""mutation ($i: AddInput!) { add(input: $i) }""", """{"i":{"title":"V","genre":null,"note":"m"}}""", "V none  note m")]
    [InlineData("""mutation ($n: String) { add(input: { title: "T", note: $n }) }""", "{}", "T SCIENCE_FICTION  note left out")]
    public async Task Execute_AnInputObject_BecomesItsClass(string query, string? variables, string expected) =>
        Assert.Equal($$"""{"add":"{{expected}}"}""", await Data(query, variables));

    [Fact]
    public async Task Execute_AbstractTypesAndIds_AreShownAsTheirClasses() =>
        Assert.Equal(
            """{"find":[{"__typename":"Book","id":"x","genre":"SCIENCE_FICTION"},{"__typename":"Author","name":"Ana"}]}""",
            await Data("""{ find { __typename ... on Book { id genre } ... on Author { name } } }"""));

    [Theory]
    [InlineData("""{ echo(at: "2026-11-22T10:00:00.5+01:00", took: "PT20M", data: { a: [1, null] }) { at took data } }""", null)]
    [InlineData("""query ($d: JSON) { echo(at: "2026-11-22T09:00:00.500Z", took: "PT1200S", data: $d) { at took data } }""", """{"d":{"a":[1,null]}}""")]
    public async Task Execute_ScalarsOfInternalClasses_ComeBackAsTheyWere(string query, string? variables) =>
        Assert.Equal("""{"echo":{"at":"2026-11-22T09:00:00.500Z","took":"PT20M","data":{"a":[1,null]}}}""", await Data(query, variables));

    [Fact]
    public async Task Execute_ASubscription_GivesEachEvent()
    {
        await using var scope = services.CreateAsyncScope();
        var executor = services.GetRequiredService<GraphQLExecutor>();
        var request = ExecutionHost.Request("""subscription { read(from: 2) { id author { name } } }""");
        var subscription = await executor.SubscribeAsync(executor.Prepare(request), request, scope.ServiceProvider, default);
        var results = new List<string>();
        await foreach (var result in subscription.Events!)
        {
            results.Add(ExecutionHost.Json(result));
        }

        Assert.Equal(
            ["""{"data":{"read":{"id":"2","author":{"name":"author of 2"}}}}""", """{"data":{"read":{"id":"3","author":{"name":"author of 3"}}}}"""],
            results);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<string> Data(string query, string? variables = null)
    {
        await using var scope = services.CreateAsyncScope();
        using var result = await services.GetRequiredService<GraphQLExecutor>().ExecuteAsync(ExecutionHost.Request(query, variables), scope.ServiceProvider, default);
        using var response = JsonDocument.Parse(ExecutionHost.Json(result));
        Assert.False(response.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        return response.RootElement.GetProperty("data").GetRawText();
    }

    internal sealed class Shelf
    {
        public List<string> Reads { get; } = [];
    }

    public sealed record Book([ID] string Id, Genre Genre = Genre.ScienceFiction) : IFound;

    public sealed record Author(string Name, string BestId) : IFound
    {
        public async Task<Book?> GetBestAsync(IBookByIdDataLoader books, CancellationToken cancellationToken) => await books.LoadAsync(BestId, cancellationToken);
    }

    public sealed record AddInput(string Title, Optional<string> Note, Genre? Genre = Genre.ScienceFiction)
    {
        [DefaultValue("[]")]
        public required IReadOnlyList<string> Tags { get; init; }
    }

    [ObjectType<Book>]
    public static class BookNode
    {
        public static async Task<Author?> GetAuthorAsync([Parent] Book book, IAuthorOfDataLoader authors, CancellationToken cancellationToken) =>
            await authors.LoadAsync(book.Id, cancellationToken);
    }

    [QueryType]
    public static class Queries
    {
        public static Task<Book?> GetBookAsync([ID] string id, IBookByIdDataLoader books, CancellationToken cancellationToken) => books.LoadAsync(id, cancellationToken);

        public static async Task<IEnumerable<Book?>> GetBooksAsync([ID] IEnumerable<string> ids, IBookByIdDataLoader books, CancellationToken cancellationToken) =>
            await books.LoadAsync([.. ids], cancellationToken);

        public static IReadOnlyList<IFound> Find() => [new Book("x"), new Author("Ana", "y")];
    }

    internal sealed record Echo(DateTimeOffset At, TimeSpan? Took, JsonElement? Data);

    [QueryType]
    internal static class InternalQueries
    {
        public static Echo Echo(DateTimeOffset at, TimeSpan? took = null, JsonElement? data = null) => new(at, took, data);
    }

    [MutationType]
    public static class Mutations
    {
        public static string Add(AddInput input) =>
            $"{input.Title} {input.Genre switch { null => "none", Genre.Essay => "ESSAY", _ => "SCIENCE_FICTION" }} {string.Join(',', input.Tags)} note {(input.Note.HasValue ? input.Note.Value ?? "null" : "left out")}";
    }

    [SubscriptionType]
    public static class Subscriptions
    {
        public static async IAsyncEnumerable<Book> Read(int from)
        {
            for (var id = from; id < from + 2; id++)
            {
                await Task.Yield();
                yield return new Book($"{id}");
            }
        }
    }

    internal static class Loaders
    {
        [DataLoader]
        public static async Task<Dictionary<string, Book>> GetBookByIdAsync(IReadOnlyList<string> ids, Shelf shelf, CancellationToken cancellationToken)
        {
            shelf.Reads.Add("books " + string.Join(',', ids));
            await Task.Run(() => { }, cancellationToken);
            return ids.ToDictionary(id => id, id => new Book(id));
        }

        [DataLoader]
        public static Task<Dictionary<string, Author>> GetAuthorOfAsync(IReadOnlyList<string> ids, Shelf shelf)
        {
            shelf.Reads.Add("authors " + string.Join(',', ids));
            return Task.FromResult(ids.Where(id => id != "none").ToDictionary(id => id, id => new Author($"author of {id}", $"best-{id}")));
        }
    }
}
