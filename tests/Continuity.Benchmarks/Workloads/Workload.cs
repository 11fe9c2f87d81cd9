namespace Continuity.Benchmarks.Workloads;

/// <summary>A request that is measured.</summary>
/// <param name="Name">How the table calls it.</param>
/// <param name="Body">The body of the request; in one whose text is to be unique, an asterisk stands for the number.</param>
/// <param name="IsUnique">Whether each request has a text that no other one had.</param>
internal sealed record Workload(string Name, string Body, bool IsUnique = false)
{
    private const string Entries = "entries(first: 20) { id author position text }";

    public static Workload[] All { get; } =
    [
        new("tiny", """{"query":"{ thread(id: \"1\") { id subject } }"}"""),
        new("medium", Ask($$"""{ thread(id: \"1\") { {{Entries}} } }""")),
        new("large", Ask($$"""{ threads(first: 20) { id subject isOpen priority {{Entries}} } }""")),
        new("variables", """{"query":"query Read($id: ID!, $first: Int!) { thread(id: $id) { entries(first: $first) { id author position text } } }","variables":{"id":"1","first":20}}"""),
        new("unique", Ask($$"""query Read_* { thread(id: \"1\") { {{Entries}} } }"""), IsUnique: true),
    ];

    /// <summary>One body of it.</summary>
    /// <param name="number">Tells it from others, where the text is to be unique.</param>
    public string BodyOf(string number) => IsUnique ? Body.Replace("*", number, StringComparison.Ordinal) : Body;

    private static string Ask(string query) => $$"""{"query":"{{query}}"}""";
}
