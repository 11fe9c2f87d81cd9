using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class AbstractTypeTests
{
    private static readonly Schema Schema = SchemaShape.Build(typeof(Queries), typeof(Robot), typeof(PersonNode), typeof(EntryNode), typeof(Note), typeof(Call));

    [InterfaceType]
    public interface INode
    {
        [ID]
        string Id { get; }
    }

    [UnionType("Actor")]
    public interface IActing;

    [Theory]
    [InlineData("Node", "id: ID!")]
    [InlineData("Actor", "Robot\nPerson")]
    [InlineData("Person", "id: ID!\nname: Int!\ngreeting(loud: Boolean!): String!\nboss: Person")]
    [InlineData("Entry", "id: ID!\ntext: String\nauthor: Actor!")]
    [InlineData("Note", "id: ID!\ntext: String\nauthor: Actor!")]
    [InlineData("Call", "id: ID!\ntext: String\nseconds: Int!\nauthor: Actor!")]
    public void Build_MarkedAndExtendedTypes_HaveTheirMembers(string type, string expected) => Assert.Equal(expected, SchemaShape.Of(Schema, type));

    [Fact]
    public void Build_ObjectsAndInterfaces_ListTheInterfacesOfTheirClasses()
    {
        Assert.Equal(["Entry", "Node"], Interfaces("Call"));
        Assert.Equal(["Node"], Interfaces("Entry"));
        Assert.Equal(["Node"], Interfaces("Robot"));
        Assert.Equal(["Note", "Call"], ((InterfaceType)Schema.Types["Entry"]).PossibleTypes.Select(t => t.Name));
    }

    [Fact]
    public async Task Resolver_OfAnInterfacesField_AnswersForEveryObject()
    {
        Assert.IsType<Robot>(await Schema.Resolve("Note", "author", new Note("1")));
        Assert.Equal("static", await Schema.Resolve("Call", "id", new Call("1")));
        Assert.Null(((InterfaceType)Schema.Types["Entry"]).Fields["author"].Resolver);
    }

    [Fact]
    public async Task Resolver_OfAnExplicitImplementation_IsCalledByItsInterface() => Assert.Equal("robot", await Schema.Resolve("Robot", "id", new Robot()));

    [Fact]
    public async Task Resolver_OfAnExtension_TakesThePlaceOfTheProperty()
    {
        Assert.Equal(3, await Schema.Resolve("Person", "name", new Person("7", "Ana", "8")));
        Assert.Equal("HI ANA", await Schema.Resolve("Person", "greeting", new Person("7", "Ana", "8"), [true]));
        Assert.Equal("8", ((Person)(await Schema.Resolve("Person", "boss", new Person("7", "Ana", "8")))!).Id);
    }

    private static IEnumerable<string> Interfaces(string type) => ((ComplexType)Schema.Types[type]).Interfaces.Select(i => i.Name).Order();

    public sealed record Person([ID] string Id, string Name, string BossId) : INode, IActing
    {
        public int Internal => 1;
    }

    [ObjectType]
    public sealed class Robot : INode, IActing
    {
        string INode.Id => "robot";
    }

    [InterfaceType]
    public abstract record Entry([ID] string Id) : INode
    {
        public string? Text => null;

        public string AuthorId => "";
    }

    [ObjectType]
    public sealed record Note(string Id) : Entry(Id);

    [ObjectType]
    public sealed record Call(string Id) : Entry(Id)
    {
        [ID]
        public new string Id => "static";

        public int Seconds => 1;
    }

    [ObjectType<Person>(IgnoreProperties = [nameof(Person.Internal)])]
    public static class PersonNode
    {
        public static int GetName([Parent] Person person) => person.Name.Length;

        public static string Greeting([Parent] Person person, bool loud) => loud ? $"HI {person.Name.ToUpperInvariant()}" : person.Name;

        [BindMember(nameof(Person.BossId))]
        public static Task<Person?> GetBossAsync([Parent] Person person) => Task.FromResult<Person?>(person with { Id = person.BossId });
    }

    [InterfaceType<Entry>]
    public static class EntryNode
    {
        [BindMember(nameof(Entry.AuthorId))]
        public static IActing GetAuthor([Parent] Entry entry) => new Robot();
    }

    [QueryType]
    public static class Queries
    {
        public static IActing? Me => null;

        public static Entry? Entry => null;
    }
}
