namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Requests with far too much of one thing.</summary>
internal static class LargeInputs
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>A name, text, number or comment of about a megabyte.</summary>
    public static FuzzInput OneToken(Dice dice)
    {
        var length = dice.Of(100, 10_000, Megabyte / 2, Megabyte - 64, Megabyte + 64);
        var name = Repeated.Of(dice.Of("n", "_", "Z"), length);
        return dice.Next(10) switch
        {
            0 => FuzzInput.Document("long name", $"{{ {name} }}"),
            8 => FuzzInput.Document("long name", $"{{ items(first: 100) {{ nodes {{ {name}: id parent {{ id }} }} }} }}"),
            9 => FuzzInput.WithVariables("long name", $"query(${name}: [[Int]]) {{ matrix(rows: ${name}) }}", $$"""{"{{name}}":[[{{string.Join(',', Enumerable.Repeat("\"x\"", 50))}}]]}"""),
            1 => FuzzInput.Document("long name", $"query {name} {{ {name}: __typename }}"),
            2 => FuzzInput.Document("long name", $"query(${name}: {name}) {{ __typename @{name} }}"),
            3 => FuzzInput.Document("long text", $"{{ node(id: \"{name}\") {{ id }} }}"),
            4 => FuzzInput.Document("long text", $"{{ node(id: \"\"\"\n {Repeated.Of(dice.Of("\n", " x\n", "\\\"\"\"", "\t"), length / 4)}\"\"\") {{ id }} }}"),
            5 => FuzzInput.Document("long comment", $"#{name}\n{{ __typename }}"),
            6 => FuzzInput.Document("long nothing", Repeated.Of(dice.Of(" ", ",", "\n", "\r\n", "\uFEFF"), length / 3) + "{ __typename }"),
            _ => FuzzInput.WithVariables("long text", "query($i: ID!) { node(id: $i) { id } }", $$"""{"i":"{{name}}","{{name}}":1}"""),
        };
    }

    /// <summary>Numbers that no type holds.</summary>
    public static FuzzInput Number(Dice dice)
    {
        var digits = Repeated.Of(dice.Of("9", "0", "1"), dice.Of(10, 20, 400, 100_000, Megabyte / 2));
        var number = dice.Of($"1{digits}", $"-1{digits}", $"1.{digits}", $"1e{digits}", $"1e-{digits}", $"0.{digits}e+1{digits[..10]}", $"0{digits}", "-", "1.", "1e", "2147483648", "1e309", "-0", "5e-324");
        return dice.Next(3) switch
        {
            0 => FuzzInput.Document("huge number", $"{{ items(first: {number}) {{ nodes {{ id }} }} measure(int: {number}, float: {number}) echo(json: [{number}]) node(id: {number}) {{ id }} }}"),
            1 => FuzzInput.WithVariables("huge number", "query($i: Int, $f: Float, $j: JSON, $id: ID = 1) { measure(int: $i, float: $f) echo(json: $j) items(first: $i) { nodes { id } } node(id: $id) { id } }", $$"""{"{{dice.Of("i", "f", "j", "id")}}":{{number}}}"""),
            _ => FuzzInput.WithVariables("huge number", "query($f: Filter) { items(filter: $f) { nodes { id } } }", $$"""{"f":{"range":{"from":{{number}},"to":1},"any":{{number}} } }"""),
        };
    }

    /// <summary>Very many fields, arguments, variables, directives, operations or list items.</summary>
    public static FuzzInput Many(Dice dice)
    {
        var count = dice.Of(100, 450, 499, 501, 1_300, 3_000, 10_000, 40_000);
        return dice.Next(13) switch
        {
            0 => FuzzInput.Document("many aliases", $"{{ {Repeated.Of(count, i => $"a{i}: __typename")}}}"),
            1 => FuzzInput.Document("many aliases", $"{{ {Repeated.Of(count, i => $"a{i}: items(first: 100) {{ nodes {{ text }} }}")}}}"),
            2 => FuzzInput.Document("many equal fields", $"{{ {Repeated.Of(count, i => $"node(id: {i % 2}) {{ id }}")}}}"),
            3 => FuzzInput.Document("many arguments", $"{{ node({Repeated.Of(count, i => $"id{i}: 1")}) {{ id }} }}"),
            4 => FuzzInput.Document("many variables", $"query({Repeated.Of(count, i => $"$v{i}: Int = {i}")}) {{ measure(int: $v0) }}"),
            5 => FuzzInput.Document("many directives", $"{{ __typename {Repeated.Of("@skip(if: false) ", count)} }}"),
            6 => FuzzInput.Document("many operations", Repeated.Of(count, i => $"query Q{i} {{ ...F }}") + "fragment F on Query { items { nodes { id name text } } }"),
            7 => FuzzInput.Document("wide list", $"{{ nodes(ids: [{Repeated.Of(count, i => $"{i}")}]) {{ id }} }}"),
            8 => FuzzInput.WithVariables("wide list", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", $$"""{"ids":[{{string.Join(',', Enumerable.Range(0, count))}}]}"""),
            9 => FuzzInput.WithVariables("wide list", "query($j: JSON, $f: Filter) { echo(json: $j) items(filter: $f) { nodes { id } } }", $$"""{"j":[{{string.Join(',', Enumerable.Repeat("[]", count))}}],"f":{"and":[{{string.Join(',', Enumerable.Repeat("{}", count))}}] } }"""),
            10 => FuzzInput.WithVariables("wide object", "query($j: JSON, $f: Filter) { echo(json: $j) items(filter: $f) { nodes { id } } }", $$"""{"{{dice.Of("j", "f")}}":{ {{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":{i}"))}} } }"""),
            11 => new FuzzInput("many parameters", RequestParameters(count, dice)),
            _ => FuzzInput.Document("many mistakes", $"{{ {Repeated.Of(count, i => $"itms{i}: itemz(frist: \"{i}\") {{ nods }}")}}}"),
        };
    }

    private static byte[] RequestParameters(int count, Dice dice)
    {
        var parameter = dice.Of("\"query\":\"{ __typename }\"", "\"variables\":{\"a\":[1]}", "\"extensions\":{}", "\"x\":[[[]]]", "\"operationName\":\"A\"");
        return System.Text.Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Repeat(parameter, count))},\"query\":\"{{ __typename }}\"}}");
    }
}
