namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Requests that the server answers, to be damaged.</summary>
internal static class ValidDocuments
{
    /// <summary>Documents with the variables that they need.</summary>
    public static (string Document, string Variables)[] All { get; } =
    [
        ("{ a: node(id: \"1\") { id ... on Item { name text items(first: 3) { nodes { id } } } } __typename }", "{}"),
        ("query Q($n: Int = 3, $b: Boolean!, $f: Filter) { items(first: $n, filter: $f) @include(if: $b) { nodes { ...I } edges { cursor node { ...I } } pageInfo { hasNextPage } } } fragment I on Item { id name kind at parent { id ...J } } fragment J on Item { text(format: HTML) number ratio }",
            """{"n":5,"b":true,"f":{"and":[{"name":"x","range":{"from":1,"to":2}},{"ids":["1","2"]}],"any":{"a":[1,2,{"b":null}]}}}"""),
        ("mutation M($input: ChangeInput!) { change(input: $input) { item { id name } errors } again: change(input: {id: 7, key: {name: \"\"\"block\n  string\"\"\"}, note: null}) { errors } }",
            """{"input":{"id":"x","key":{"id":"1"},"note":"Zoë 🏊","tags":["a","b"],"extra":{"deep":{"deeper":[]}}}}"""),
        ("{ things { __typename ... on Item { id } ... on Group { members { ... on Item { name } ... on Group { label } } } } matrix(rows: [[1, 2], [3, null]]) echo(json: {a: [1.5e3, -0], b: TRUE}) }", "{}"),
        ("query($ids: [ID!]!, $j: JSON) { nodes(ids: $ids) { id } echo(json: $j) choice(by: {name: \"n\"}) @skip(if: false) }", """{"ids":["1","2","3"],"j":[{"x":1e308},"",false]}"""),
        ("{ __schema { types { name fields { name type { name ofType { name } } args { name } } } directives { name } } __type(name: \"Item\") { kind enumValues { name } } }", "{}"),
        ("subscription S { ticks { id name } }", "{}"),
    ];
}
