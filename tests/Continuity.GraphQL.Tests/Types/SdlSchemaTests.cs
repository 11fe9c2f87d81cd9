using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Types;

public sealed class SdlSchemaTests
{
    [Fact]
    public void Build_OfDefinitionsAndExtensions_HasTheMembersOfAll()
    {
        var schema = SdlSchema.Build("""
            "A zoo" schema { query: Zoo }
            type Zoo { animal(id: ID! = "1" @deprecated(reason: "gone")): Animal, any: [Beast!]! }
            extend type Zoo implements Named { name: String! @deprecated }
            interface Named { name: String @deprecated }
            interface Animal { legs: Int! }
            type Dog implements Animal { legs: Int! }
            type Fish implements Animal { legs: Int! }
            union Beast = | Dog
            extend union Beast = Fish
            enum Colour { RED }
            extend enum Colour { GREEN @deprecated(reason: "mown") }
            scalar Url @specifiedBy(url: "https://url.example")
            input Choice @oneOf { a: Int, b: Colour }
            directive @tag(choice: Choice) repeatable on OBJECT | FIELD
            """);

        Assert.Equal("A zoo", schema.Description);
        Assert.Equal("Zoo", schema.Query.Name);
        Assert.Equal(["animal", "any", "name"], schema.Query.Fields.Keys);
        Assert.Equal("gone", schema.Query.Fields["animal"].Arguments[0].DeprecationReason);
        Assert.Equal("No longer supported", schema.Query.Fields["name"].DeprecationReason);
        Assert.Equal("[Beast!]!", schema.Query.Fields["any"].Type.ToString());
        Assert.Equal(["Named"], schema.Query.Interfaces.Select(i => i.Name));
        Assert.Equal(["Dog", "Fish"], ((UnionType)schema.Types["Beast"]).PossibleTypes.Select(t => t.Name));
        Assert.Equal(["Dog", "Fish"], ((InterfaceType)schema.Types["Animal"]).PossibleTypes.Select(t => t.Name));
        Assert.Equal("mown", ((EnumType)schema.Types["Colour"]).Values["GREEN"].DeprecationReason);
        Assert.Equal("https://url.example", ((ScalarType)schema.Types["Url"]).SpecifiedByUrl);
        Assert.True(((InputObjectType)schema.Types["Choice"]).IsOneOf);
        Assert.True(schema.Directives["tag"].IsRepeatable);
        Assert.Equal(["tag", "include", "skip", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Keys);
        Assert.Equal("SDL line 2, column 12", schema.Query.Fields["animal"].Origin);
    }

    [Fact]
    public void Build_WithoutASchemaDefinition_TakesTheRootTypesOfTheUsualNames()
    {
        var schema = SdlSchema.Build("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }");

        Assert.Equal(("Query", "Mutation", "Subscription"), (schema.Query.Name, schema.Mutation?.Name, schema.Subscription?.Name));
    }

    [Fact]
    public void Build_OfTypesThatAreUsed_HasNoBuiltInScalarBesideTheseAndIntrospections()
    {
        var schema = SdlSchema.Build("type Query { a(f: Float): String }");

        Assert.Equal(["Boolean", "Float", "String"], schema.Types.Values.OfType<ScalarType>().Select(s => s.Name).Order());
    }
}
