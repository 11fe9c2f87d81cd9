using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Tests.Execution;

/// <summary>Values that come later, in whatever order, stand where they would if they had been there at once.</summary>
public sealed class LateValueTests
{
    private const string Fields = "value: Int strict: Int! child: Node must: Node! list: [Node!] loose: [Node]! name: String";
    private const string Sdl = $"type Query {{ {Fields} }} type Mutation {{ {Fields} }} type Node {{ {Fields} }}";
    private const string Leaves = "value strict name";
    private const string Inner = $"{Leaves} child {{ {Leaves} }} list {{ {Leaves} }}";
    private const string Selection = $"{{ {Leaves} child {{ {Inner} must {{ {Inner} }} }} must {{ {Inner} }} list {{ {Inner} loose {{ {Inner} }} }} loose {{ {Inner} }} }}";

    [Fact]
    public async Task Execute_ValuesComeLaterInAnyOrder_DataIsTheSame()
    {
        var nulls = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            foreach (var kind in (string[])["query", "mutation"])
            {
                var atOnce = await RunAsync(kind, seed, late: false);
                var later = await RunAsync(kind, seed, late: true);
                Assert.Equal(atOnce, later);
                nulls += atOnce.Split("null").Length - 1;
            }
        }

        Assert.InRange(nulls, 200, int.MaxValue);
    }

    [Fact]
    public async Task Execute_LateListIsAStreamOfLateObjects_ItemsStandInOrder()
    {
        await using var host = new ExecutionHost("type Query { first: [Node!] last: Int } type Node { name: String }", o => o
            .Resolve("Query", "first", (in _) => StreamLater())
            .Resolve("Query", "last", (in _) => new(1))
            .Resolve("Node", "name", (in context) => Later(context, 3, $"n{context.Parent}")));
        Assert.Equal(("""{"first":[{"name":"n0"},{"name":"n1"}],"last":1}""", ""), await host.RunAsync("{ first { name } last }"));
    }

    [Fact]
    public async Task Execute_LateFieldFailsInsideAnObjectThatCameLater_TheObjectBecomesNullAmongItsSiblings()
    {
        await using var host = new ExecutionHost("type Query { a: Node b: Node c: Int } type Node { in: Node name: String! }", o => o
            .Resolve("Query", "a", (in context) => Later(context, 1, "a"))
            .Resolve("Query", "b", (in context) => Later(context, 5, "b"))
            .Resolve("Query", "c", (in _) => new(3))
            .Resolve("Node", "in", (in context) => Later(context, 2, $"{context.Parent}in"))
            .Resolve("Node", "name", (in context) => context.Parent is "ain" ? FailLater() : Later(context, 1, context.Parent)));
        Assert.Equal(
            ("""{"a":{"in":null,"name":"a"},"b":{"name":"b","in":{"name":"bin"}},"c":3}""", "a.in.name: no"),
            await host.RunAsync("{ a { in { name } name } b { name in { name } } c }"));
    }

    private static async Task<string> RunAsync(string kind, int seed, bool late)
    {
        await using var host = new ExecutionHost(Sdl, options =>
        {
            foreach (var type in (string[])["Query", "Mutation", "Node"])
            {
                foreach (var field in (string[])["value", "strict", "child", "must", "list", "loose", "name"])
                {
                    options.Resolve(type, field, (in context) => Resolve(context, seed, late));
                }
            }
        });
        var (data, _) = await host.RunAsync($"{kind} {Selection}");
        return data;
    }

    private static ValueTask<object?> Resolve(in ResolverContext context, int seed, bool late)
    {
        var path = string.Join('.', context.Path);
        var dice = new Random(Hash(path, seed));
        object? value = context.Field.Name switch
        {
            _ when dice.Next(40) == 0 => null,
            "value" or "strict" => dice.Next(100),
            "name" => path,
            "list" or "loose" when dice.Next(4) is var count => late && count % 2 == 0 ? Stream(count) : Enumerable.Range(0, count).Cast<object?>().ToArray(),
            _ => path,
        };
        var fails = dice.Next(40) == 0;
        if (!late || dice.Next(3) == 0)
        {
            return fails ? throw new GraphQLException("no", "X") : new(value);
        }

        return LaterAsync(context, path, dice.Next(4), fails, value);
    }

    private static async ValueTask<object?> LaterAsync(ResolverContext context, string path, int turns, bool fails, object? value)
    {
        for (var i = 0; i < turns; i++)
        {
            await Task.Yield();
        }

        // A path that has changed would come out as a value that is not the expected one.
        value = path == string.Join('.', context.Path) ? value : -1;
        return fails ? throw new GraphQLException("no", "X") : value;
    }

    private static ValueTask<object?> Later(in ResolverContext context, int turns, object? value) =>
        LaterAsync(context, string.Join('.', context.Path), turns, fails: false, value);

    private static async ValueTask<object?> FailLater()
    {
        await Task.Yield();
        throw new GraphQLException("no", "X");
    }

    private static async ValueTask<object?> StreamLater()
    {
        await Task.Yield();
        return Stream(2);
    }

    private static async IAsyncEnumerable<object?> Stream(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    // string.GetHashCode differs from run to run.
    private static int Hash(string text, int seed)
    {
        var hash = seed * 31;
        foreach (var character in text)
        {
            hash = unchecked((hash * 16_777_619) ^ character);
        }

        return hash;
    }
}
