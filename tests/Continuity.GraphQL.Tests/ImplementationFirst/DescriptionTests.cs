using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class DescriptionTests
{
    private static readonly Schema Schema = SchemaShape.Build(typeof(Libraries));

    /// <summary>Which way a shelf stands.</summary>
    public enum Facing
    {
        /// <summary>To the window.</summary>
        Window,

        /// <summary>To the door.</summary>
        [GraphQLDescription("To the **door**.")]
        Door,
    }

    /// <summary>Something that has a place.</summary>
    [InterfaceType]
    public interface IPlaced
    {
        /// <summary>Where it stands.</summary>
        string Place { get; }

        /// <summary>How far it is.</summary>
        /// <param name="from">The point from which it is measured.</param>
        int Distance(string from);
    }

    [Theory]
    [InlineData("Library", "A house of books. It spans lines, and has `code`, a `Shelf`, its `Name`, `null` and [a link](https://example.org/).\n\nA second paragraph:\n\n- one\n- two")]
    [InlineData("Facing", "Which way a shelf stands.")]
    [InlineData("Placed", "Something that has a place.")]
    [InlineData("Shelf", "A shelf of `T`.")]
    [InlineData("OpenInput", "Opens a library.")]
    public void Build_ATypesSummary_IsItsDescription(string type, string expected) => Assert.Equal(expected, Schema.Types[type].Description);

    [Theory]
    [InlineData("Library", "name", "What it is called.")]
    [InlineData("Library", "place", "Where it stands.")]
    [InlineData("Library", "distance", "How far it is.")]
    [InlineData("Library", "given", "Given in *Markdown*.")]
    [InlineData("Library", "shelves", "The shelves, of which `count` are shown.")]
    [InlineData("Shelf", "first", "The first thing on it.")]
    public void Build_AMembersSummary_IsItsDescription(string type, string field, string expected) =>
        Assert.Equal(expected, ((ComplexType)Schema.Types[type]).Fields[field].Description);

    [Fact]
    public void Build_ParametersAndValues_AreDescribed()
    {
        var fields = ((ObjectType)Schema.Types["Library"]).Fields;

        Assert.Equal("How many shelves to show.", fields["shelves"].Arguments[0].Description);
        Assert.Equal("The point from which it is measured.", fields["distance"].Arguments[0].Description);
        Assert.Equal(["To the window.", "To the **door**."], ((EnumType)Schema.Types["Facing"]).Values.Values.Select(v => v.Description!));
        Assert.Equal(["Its name.", "Where to."], ((InputObjectType)Schema.Types["OpenInput"]).Fields.Values.Select(v => v.Description!));
    }

    [Fact]
    public void Build_RootTypes_AreDescribed() => Assert.Equal("What can be read.", Schema.Query.Description);

    /// <summary>
    /// A house of books. It spans
    /// lines, and has <c>code</c>, a <see cref="Shelf{T}"/>, its <see cref="Name"/>, <see langword="null"/> and <see href="https://example.org/">a link</see>.
    /// <para>A second paragraph:</para>
    /// <list type="bullet"><item>one</item><item>two</item></list>
    /// </summary>
    public sealed class Library : IPlaced
    {
        /// <summary>What it is called.</summary>
        public string Name => "";

        /// <inheritdoc/>
        public string Place => "";

        /// <summary>Not this.</summary>
        [GraphQLDescription("Given in *Markdown*.")]
        public string Given => "";

        public int Distance(string from) => 0;

        /// <summary>The shelves, of which <paramref name="count"/> are shown.</summary>
        /// <param name="count">How many shelves to show.</param>
        /// <param name="facing">Those that face this way.</param>
        public IReadOnlyList<Shelf<string>> Shelves(int count, Facing?[]? facing) => [];
    }

    /// <summary>A shelf of <typeparamref name="T"/>.</summary>
    [GraphQLName("Shelf")]
    public sealed class Shelf<T>
        where T : notnull
    {
        /// <summary>The first thing on it.</summary>
        public T First => default!;
    }

    /// <summary>Opens a library.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record OpenInput(string Name)
    {
        /// <summary>Where to.</summary>
        public Facing? Facing { get; init; }
    }

    [QueryType]
    public static class Libraries
    {
        public static Library Library => new();

        public static bool Open(OpenInput input) => true;
    }
}
