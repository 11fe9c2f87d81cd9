namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Documents and variables that are nested far too deep.</summary>
internal static class NestedInputs
{
    /// <summary>Brackets in a document, closed or not.</summary>
    public static FuzzInput InDocument(Dice dice)
    {
        var depth = dice.Of(2, 5, 12, 50, 99, 101, 500, 1_000, 10_000, 100_000);
        var (open, close) = dice.Of(("{", "}"), ("{a", "}"), ("{parent", "}"), ("{...", "}"), ("{items{nodes", "}}"), ("{... on Item", "}"), ("(", ")"), ("[", "]"), ("{a:", "}"), ("[{a:", "}]"), ("@a(b:", ")"));
        var (before, after) = dice.Of(("", ""), ("{ node(id: \"1\") ", "}"), ("{ echo(json: ", ") }"), ("query($v: ", ") { __typename }"), ("query($v: JSON = ", ") { echo(json: $v) }"), ("{ items(filter: ", ") { nodes { id } } }"));
        return FuzzInput.Document("deep document", before + Repeated.Of(open, depth) + dice.Of("", "1", "id", "$v") + (dice.Once(3) ? "" : Repeated.Of(close, depth) + after));
    }

    /// <summary>Brackets in variables, closed or not.</summary>
    public static FuzzInput InVariables(Dice dice)
    {
        var depth = dice.Of(10, 62, 63, 64, 65, 1_000, 100_000);
        var (open, close) = dice.Of(("[", "]"), ("{\"a\":", "}"), ("{\"and\":[", "]}"), ("{\"not\":", "}"), ("[{\"and\":", "}]"));
        var nested = Repeated.Of(open, depth) + dice.Of("1", "null", "{}", "") + (dice.Once(3) ? "" : Repeated.Of(close, depth));
        return FuzzInput.WithVariables("deep variables", "query($f: Filter, $j: JSON) { items(filter: $f) { nodes { id } } echo(json: $j) }", $$"""{"{{dice.Of("f", "j", "x")}}":{{nested}}}""");
    }

    /// <summary>Input objects and lists that are as deep as they may be, and right.</summary>
    public static FuzzInput AsDeepAsAllowed(Dice dice)
    {
        var depth = dice.Next(48) + 1;
        var literal = Repeated.Of("{and: [", depth) + "{name: \"x\"}" + Repeated.Of("]}", depth);
        return FuzzInput.Document("deep input object", $"{{ items(filter: {literal}) {{ nodes {{ id }} }} }}");
    }
}
