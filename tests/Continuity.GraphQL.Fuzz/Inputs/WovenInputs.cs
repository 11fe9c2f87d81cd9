namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Fragments and fields woven so that a naive server does not end.</summary>
internal static class WovenInputs
{
    /// <summary>Fragments that spread themselves.</summary>
    public static FuzzInput Cycle(Dice dice)
    {
        var count = dice.Of(1, 2, 3, 50, 400, 5_000);
        var inside = dice.Of("{0}", "parent {{ {0} }}", "... on Item {{ {0} }}", "id {0} {0}");
        return FuzzInput.Document("cyclic fragments", $"{{ node(id: 1) {{ ...F0 }} }} {Repeated.Of(count, i => $"fragment F{i} on Item {{ {string.Format(null, inside, $"...F{(i + 1) % count}")} }}")}");
    }

    /// <summary>Fragments that double at every level.</summary>
    public static FuzzInput Exponential(Dice dice)
    {
        var count = dice.Of(5, 8, 9, 30, 300);
        var part = dice.Of("...F{0} ...F{0}", "a: parent {{ ...F{0} }} b: parent {{ ...F{0} }}", "parent {{ ...F{0} }} parent {{ ...F{0} id }}", "... @include(if: true) {{ ...F{0} }} ... on Item {{ ...F{0} }}");
        return FuzzInput.Document("exponential fragments", $"{{ node(id: 1) {{ ...F0 }} }} {Repeated.Of(count, i => $"fragment F{i} on Item {{ {string.Format(null, part, i + 1)} }}")} fragment F{count} on Item {{ {dice.Of("id", "x: id x: name", "text")} }}");
    }

    /// <summary>Fragments that each spread all later ones.</summary>
    public static FuzzInput Dense(Dice dice)
    {
        var count = dice.Of(5, 20, 40);
        return FuzzInput.Document("dense fragments", $"{{ node(id: 1) {{ ...F0 }} }} {Repeated.Of(count, i => $"fragment F{i} on Item {{ f{i}: id parent {{ {Repeated.Of(count - i, j => $"...F{i + j + 1}")} }} }}")} fragment F{count} on Item {{ id }}");
    }

    /// <summary>Selections that overlap under one name on many types.</summary>
    public static FuzzInput Overlap(Dice dice)
    {
        var count = dice.Of(10, 100, 240);
        var (fields, types) = dice.Of(
            ("x: id", "Item Group Node"), ("x{0}: __typename", "Item Group Node Thing"), ("x: parent {{ x: id }}", "Item"), ("x: text(format: HTML)", "Item"), ("x{0}: parent {{ y{0}: id }}", "Item"), ("x: name", "Item Group"));
        return FuzzInput.Document("overlapping fields", $"{{ things {{ {Repeated.Of(count, i => $"... on {dice.Of(types.Split(' '))} {{ {string.Format(null, fields, i % 7)} }}")}}} }}");
    }

    /// <summary>Lists of lists of lists, of the largest pages.</summary>
    public static FuzzInput Pages(Dice dice)
    {
        var depth = dice.Next(7) + 1;
        var size = dice.Of("1", "5", "20", "70", "100", "2147483647", "$n");
        var open = Repeated.Of($"items(first: {size}) {{ nodes {{ id ", depth);
        return FuzzInput.WithVariables("pages in pages", $"query{(size == "$n" ? "($n: Int)" : "")} {{ {open} {dice.Of("", "text", "parent { text }", Repeated.Of(dice.Of(9, 40, 300), i => $"t{i}: text"), Repeated.Of(30, i => $"p{i}: parent {{ id }}"), Repeated.Of(dice.Of(1, 10, 40), i => $"b{i}: items(first: 0) {{ nodes {{ id }} }}"), Repeated.Of(dice.Of(3, 100), i => "fails fails"), Repeated.Of(dice.Of(3, 100), i => $"f{i}: fails"))} {Repeated.Of("} }", depth)} }}", $$"""{"n":{{dice.Of("3", "50", "100", "1000000", "-1", "null")}}}""");
    }

    /// <summary>Introspection that leads back to itself.</summary>
    public static FuzzInput Introspection(Dice dice)
    {
        var depth = dice.Next(6) + 1;
        var step = dice.Of("fields { type {", "ofType { ofType {", "possibleTypes { interfaces {", "inputFields { type {", "fields { args { type {");
        var braces = step.Count(static c => c == '{');
        var root = dice.Once(2) ? "__type(name: \"Item\")" : "__schema { types ";
        var document = $"{root} {{ name {Repeated.Of(step, depth)} name {Repeated.Of("}", (depth * braces) + (root[2] == 's' ? 2 : 1))}";
        return FuzzInput.Document("introspection", $"{{ {Repeated.Of(dice.Of(1, 5, 40), i => $"a{i}: {document}")} }}");
    }
}
