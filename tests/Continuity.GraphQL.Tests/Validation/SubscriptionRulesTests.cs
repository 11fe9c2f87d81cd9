using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types.Sdl;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Tests.Validation;

public class SubscriptionRulesTests
{
    [Theory]
    [InlineData("subscription { lent { id } }")]
    [InlineData("subscription { lent { id } lent { format } }")]
    [InlineData("subscription { ...F } fragment F on Subscription { ... { lent { id format __typename } } }")]
    [InlineData("subscription A { lent { id @skip(if: true) ...F @include(if: true) } } fragment F on Copy { format }")]
    public void Validate_OneRootField_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("subscription { lent { id } returned { id } }", "The subscription must have one root field, and has \"returned\" beside \"lent\".")]
    [InlineData("subscription A { a: lent { id } b: lent { id } }", "Subscription \"A\" must have one root field, and has \"b\" beside \"a\".")]
    [InlineData("subscription A { lent { id } ...F } fragment F on Subscription { returned { id } }", "Subscription \"A\" must have one root field, and has \"returned\" beside \"lent\".")]
    [InlineData("subscription A { lent { id } ... { ... on Subscription { returned { id } } } }", "Subscription \"A\" must have one root field, and has \"returned\" beside \"lent\".")]
    [InlineData("subscription A { ... { returned { id } } lent { id } }", "Subscription \"A\" must have one root field, and has \"lent\" beside \"returned\".")]
    public void Validate_TwoRootFields_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("subscription A { __typename }")]
    [InlineData("subscription A { ...F } fragment F on Subscription { type: __typename }")]
    public void Validate_RootFieldIsIntrospection_Refuses(string document) =>
        Library.IsRefused(document, "Subscription \"A\" must not have the introspection field \"__typename\" as its root field.");

    [Theory]
    [InlineData("subscription A { lent @skip(if: false) { id } }", "skip")]
    [InlineData("subscription A($b: Boolean!) { lent @include(if: $b) { id } }", "include")]
    [InlineData("subscription A { ... @skip(if: false) { lent { id } } }", "skip")]
    [InlineData("subscription A { ...F @include(if: true) } fragment F on Subscription { lent { id } }", "include")]
    [InlineData("subscription A { ...F } fragment F on Subscription { lent @skip(if: false) { id } }", "skip")]
    public void Validate_RootFieldIsConditional_Refuses(string document, string directive) =>
        Library.IsRefused(document, $"Subscription \"A\" must not use \"@{directive}\" at its root.");

    // The fragment on Other may be spread in one on the interface, and still has nothing to do with the root.
    [Theory]
    [InlineData("subscription A { ... on Rooted { same ... on Other { other } } }", null)]
    [InlineData("subscription A { ... on Rooted { ...F } same } fragment F on Other { other __typename }", null)]
    [InlineData("subscription A { ... on Rooted { ... on Other { other } } }", "Subscription \"A\" must have one root field, and has none: no fragment of its root is on \"Subscription\".")]
    public void Validate_FragmentThatDoesNotApplyToTheRoot_IsLeftOut(string document, string? message)
    {
        var schema = SdlSchema.Build("interface Rooted { same: Int } type Subscription implements Rooted { same: Int } type Other implements Rooted { same: Int other: Int } type Query { other: Other }");
        var errors = new DocumentValidator(schema).Validate(Parser.Parse(document));
        Assert.Equal(message, errors.SingleOrDefault()?.Message);
    }
}
