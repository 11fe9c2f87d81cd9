namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class BuildErrorTests
{
    private const string Here = "Continuity.GraphQL.Tests.ImplementationFirst.BuildErrorTests";

    public interface IUnmarked;

    [Fact]
    public void Build_MembersWithoutACounterpart_AreAllNamed() =>
        Assert.Equal(
            [
                $"{Here}.Wrong.Big: The C# type System.Int64 has no counterpart in GraphQL.",
                $"{Here}.Wrong.Price: The C# type System.Decimal has no counterpart in GraphQL.",
                $"{Here}.Wrong.Key: The C# type System.Guid has no counterpart in GraphQL.",
                $"{Here}.Wrong.NumberId: [ID] stands at text only, not at System.Int32.",
                $"{Here}.Wrong.Anything: The C# type System.Object has no counterpart in GraphQL.",
                $"{Here}.Wrong.Map: The C# type System.Collections.Generic.Dictionary<System.String, System.Int32> has no counterpart in GraphQL.",
                $"{Here}.Wrong.GetNothing: The C# type System.Void has no counterpart in GraphQL.",
                $"{Here}.Wrong.GetUnmarked: {Here}.IUnmarked is abstract: mark it with [InterfaceType] or [UnionType].",
                $"{Here}.Wrong.Set(numbers): A list cannot be given as System.Collections.Generic.HashSet<System.Int32>: use an array, IReadOnlyList<T> or List<T>.",
                $"{Here}.Wrong.Use(service): {Here}.IUnmarked is abstract and cannot be given by a caller; a service must be registered or marked with [Service].",
                $"{Here}.Wrong.Clear(flag): Optional<Boolean> cannot hold null, which a caller may give: use Optional<Boolean?>.",
                $"{Here}.Wrong.Guess(number): The default 1 + is not GraphQL: ",
                $"{Here}.NestedInput.Size: The C# type System.Int64 has no counterpart in GraphQL.",
                $"{Here}.Wrong.Shut(input): {Here}.Closed cannot be given by a caller, as no public constructor takes its properties; a service must be registered or marked with [Service].",
                $"Query.same ({Here}.Wrong.Same) has the same name as {Here}.Wrong.GetSame.",
            ],
            SchemaShape.Problems(typeof(Wrong)).Select(p => p.Contains("1 +", StringComparison.Ordinal) ? p[..(p.IndexOf("GraphQL: ", StringComparison.Ordinal) + 9)] : p));

    [Fact]
    public void Build_ASubscriptionWithoutEvents_NamesTheMethod() =>
        Assert.Contains($"{Here}.Silent.OnNothing: OnNothing gives no events: it must return IAsyncEnumerable<T>.", SchemaShape.Problems(typeof(Fine), typeof(Silent)));

    [Fact]
    public void Build_OverloadsOfAMethod_AreTwoFieldsOfOneName() =>
        Assert.Equal([$"Overloaded.size ({Here}.Overloaded.Size) has the same name as {Here}.Overloaded.Size."], SchemaShape.Problems(typeof(Fine), typeof(Overloaded)));

    [Fact]
    public void Build_WithoutAQuery_IsRefused() => Assert.NotEmpty(SchemaShape.Problems());

    [QueryType]
    public static class Wrong
    {
        public static long Big => 1;

        public static decimal Price => 1;

        public static Guid? Key => null;

        [ID]
        public static int NumberId => 1;

        public static object Anything => new();

        public static Dictionary<string, int> Map => [];

        public static void GetNothing()
        {
        }

        public static IUnmarked? GetUnmarked() => null;

        public static int Set(HashSet<int> numbers) => 0;

        public static int Use(IUnmarked service) => 0;

        public static int Clear(Optional<bool> flag) => 0;

        public static int Guess([DefaultValue("1 +")] int number) => 0;

        public static int Nested(NestedInput input) => 0;

        public static int Shut(Closed input) => 0;

        public static int GetSame() => 0;

        public static int Same() => 0;
    }

    public sealed record NestedInput(long Size);

    public sealed class Closed
    {
        private Closed()
        {
        }
    }

    [QueryType]
    public static class Fine
    {
        public static int One => 1;
    }

    [ObjectType]
    public sealed class Overloaded
    {
        public int Size() => 0;

        public int Size(int scale) => scale;
    }

    [SubscriptionType]
    public static class Silent
    {
        public static int OnNothing() => 1;
    }
}
