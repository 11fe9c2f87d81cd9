using System.Text;

namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Bytes and letters that do not belong where they are.</summary>
internal static class StrangeInputs
{
    private static readonly string[] Names =
    [
        "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__typename", "__schema", "__type", "valueOf", "__defineGetter__",
        "Equals", "GetHashCode", "ToString", "Finalize", "null", "true", "false", "on", "query", "fragment", "_", "__", "$type", "__0",
    ];

    private static readonly string[] Escapes =
    [
        @"\ud800", @"\udc00", @"\ud83c\udfca", @"\udfca\ud83c", @"\ud800\ud800", @"\u0000", @"\uffff", @"\ufeff", @"\u2028", @"\u", @"\x41", @"\u{1F600}", @"\u{D800}", @"\u{110000}", @"\u{FFFFFFFFFF}", @"\u{}", @"\u00", @"\",
    ];

    /// <summary>Nothing but noise.</summary>
    public static FuzzInput Bytes(Dice dice) => new("random bytes", dice.Bytes(dice.Of(0, 1, 10, 100, 5_000)));

    /// <summary>Noise for a document.</summary>
    public static FuzzInput Letters(Dice dice) => FuzzInput.Document("random letters", Encoding.Latin1.GetString(dice.Bytes(dice.Of(1, 10, 100, 5_000))));

    /// <summary>Tokens in any order.</summary>
    public static FuzzInput Tokens(Dice dice) => FuzzInput.Document("random tokens", Repeated.Of(dice.Of(3, 10, 60, 900), _ =>
        dice.Of("{", "}", "{", "}", "(", ")", "[", "]", ":", "$", "@", "!", "|", "&", "=", "...", "on", "query", "fragment", "mutation", "subscription", "items", "nodes", "id", "Item", "first", "1", "-0.5e3", "\"t\"", "\"\"\"b\"\"\"", "null", "true", "ENUM", "#c\n", "skip", "if")));

    /// <summary>Names that other runtimes trip over.</summary>
    public static FuzzInput Runtimes(Dice dice)
    {
        var (a, b, c) = (dice.Of(Names), dice.Of(Names), dice.Of(Names));
        var document = dice.Of(
            $"{{ {a}: __typename {b}: node(id: 1) {{ {c}: id }} }}",
            $"{{ {a} }}",
            $"query {a}(${b}: {c}) {{ node(id: ${b}) {{ ...{c} }} }} fragment {c} on {a} {{ {b} }}",
            $"query(${a}: JSON) {{ echo(json: ${a}) {b}: echo(json: {{{b}: 1, {c}: {{{a}: 2}}}}) }}",
            $"{{ items(filter: {{{a}: 1, name: \"{b}\"}}, {c}: 1) {{ nodes {{ id @{b} }} }} }}");
        return FuzzInput.WithVariables("runtimes' names", document, $$"""{"{{a}}":{"{{b}}":{"{{c}}":1} },"{{c}}":null}""");
    }

    /// <summary>Escapes that are half a letter, or none.</summary>
    public static FuzzInput HalfLetters(Dice dice)
    {
        var escape = dice.Of(Escapes);
        return dice.Next(5) switch
        {
            0 => FuzzInput.Document("half letters", $"{{ node(id: \"a{escape}\") {{ id }} echo(json: {{a: \"{escape}{dice.Of(Escapes)}\"}}) }}"),
            1 => FuzzInput.Document("half letters", $"{{ node(id: \"\uD800{(char)(0xDC00 + dice.Next(1024))}\uDC00\") {{ id \uD83C }} }}"),
            2 => FuzzInput.WithVariables("half letters", "query($i: ID!, $j: JSON, $f: Filter) { node(id: $i) { id } echo(json: $j) items(filter: $f) { nodes { id } } }", $$"""{"i":"{{escape}}","j":{"{{escape}}":"{{escape}}"},"f":{"name":"{{escape}}","{{escape}}":1,"kind":"{{escape}}"} }"""),
            3 => new FuzzInput("half letters", Encoding.UTF8.GetBytes($"{{\"query\":\"{{ __typename }}{escape}\",\"operationName\":\"{escape}\",\"{escape}\":1}}")),
            _ => FuzzInput.WithVariables("half letters", "query($i: ID!) { node(id: $i) { id } }", $$"""{"{{escape}}":1,"i":1}"""),
        };
    }

    /// <summary>A good request, cut off or with bytes changed.</summary>
    public static FuzzInput Damaged(Dice dice)
    {
        var (document, variables) = dice.Of(ValidDocuments.All);
        var body = RequestBody.Of(document, variables);
        if (dice.Once(4))
        {
            return new FuzzInput("cut-off body", [.. body.Take(dice.Next(body.Length)), .. dice.Once(2) ? dice.Bytes(3) : []]);
        }

        for (var i = dice.Next(4); i >= 0; i--)
        {
            body[dice.Next(body.Length)] = dice.Once(2) ? (byte)dice.Next(256) : body[dice.Next(body.Length)];
        }

        return new FuzzInput("changed bytes", body);
    }

    /// <summary>A good document whose tokens are lost, doubled or exchanged.</summary>
    public static FuzzInput Mutated(Dice dice)
    {
        var (document, variables) = dice.Of(ValidDocuments.All);
        var other = dice.Of(ValidDocuments.All).Document.Split(' ');
        var words = document.Split(' ').ToList();
        for (var i = dice.Next(2); i >= 0; i--)
        {
            var at = dice.Next(words.Count);
            switch (dice.Next(4))
            {
                case 0 when words.Count > 1:
                    words.RemoveAt(at);
                    break;
                case 1:
                    words.Insert(at, words[dice.Next(words.Count)]);
                    break;
                case 2:
                    (words[at], words[0]) = (words[0], words[at]);
                    break;
                default:
                    words[at] = dice.Of(other);
                    break;
            }
        }

        return FuzzInput.WithVariables("mutated document", string.Join(' ', words), dice.Once(3) ? dice.Of(ValidDocuments.All).Variables : variables);
    }
}
