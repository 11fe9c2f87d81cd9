using System.Text;

namespace Continuity.GraphQL.Tests.Validation;

/// <summary>Documents whose naive check would cost quadratic or exponential time, or the stack: each of these would not end, or end the process.</summary>
public class HostileDocumentTests
{
    private const int Many = 10_000;

    [Fact]
    public void Validate_ManyEqualFields_Accepts() => Library.IsValid($"{{ {Repeat(Many, _ => "book(id: 1) { pages }")} }}");

    [Fact]
    public void Validate_ManyFieldsDifferAtTheEnd_Refuses() =>
        Assert.Single(Library.Validate($"{{ {Repeat(Many, _ => "book(id: 1) { pages }")} book(id: 2) {{ pages }} }}"));

    [Fact]
    public void Validate_FragmentsDoubleAtEveryLevel_Accepts()
    {
        var fragments = Repeat(Many, i => $"fragment F{i} on Book {{ a: related {{ ...F{i + 1} }} b: related {{ ...F{i + 1} }} }}");

        Library.IsValid($"{{ book {{ ...F0 }} }} {fragments} fragment F{Many} on Book {{ pages }}");
    }

    [Fact]
    public void Validate_FragmentsDoubleAtEveryLevelAndDifferAtTheBottom_Refuses()
    {
        var fragments = Repeat(Many, i => $"fragment F{i} on Book {{ a: related {{ ...F{i + 1} }} b: related {{ ...F{i + 1} }} }}");

        Assert.Single(Library.Validate($"{{ book {{ ...F0 }} }} {fragments} fragment F{Many} on Book {{ x: pages x: size }}"));
    }

    [Fact]
    public void Validate_ChainOfFragmentsIsAsLongAsTheDocument_DoesNotExhaustTheStack() =>
        Library.IsValid($"{{ book {{ ...F0 }} }} {Repeat(Many, i => $"fragment F{i} on Book {{ related {{ ...F{i + 1} }} }}")} fragment F{Many} on Book {{ pages }}");

    [Fact]
    public void Validate_CircleOfFragmentsIsAsLongAsTheDocument_Refuses() =>
        Library.IsRefused($"{{ book {{ ...F0 }} }} {Repeat(Many, i => $"fragment F{i} on Book {{ related {{ ...F{(i + 1) % Many} }} }}")}", $"Fragment \"F0\" spreads itself by way of \"F{Many - 1}\".");

    [Fact]
    public void Validate_EveryFragmentSpreadsAllLaterOnes_Ends()
    {
        const int Count = 60;
        var fragments = Repeat(Count, i => $"fragment F{i} on Book {{ f{i}: pages related {{ {Repeat(Count - i, j => $"...F{i + j + 1}")} }} }}");

        Library.IsValid($"{{ book {{ ...F0 }} }} {fragments} fragment F{Count} on Book {{ pages }}");
    }

    /// <summary>Each path of "a"s and "b"s has a merged selection of its own: 2^40 of them.</summary>
    [Fact]
    public void Validate_MergedSelectionsAreOfExponentialNumber_RefusesTelling()
    {
        const int Depth = 40;
        var text = new StringBuilder("{ book { ...L0 } }");
        for (var i = 0; i < Depth; i++)
        {
            text.Append($" fragment L{i} on Book {{ a: related {{ ...L{i + 1} ...M{i}x{i + 1} }} b: related {{ ...L{i + 1} }} }}");
            for (var j = i + 1; j <= Depth; j++)
            {
                text.Append(j == Depth ? $" fragment M{i}x{j} on Book {{ m{i}: pages }}" : $" fragment M{i}x{j} on Book {{ a: related {{ ...M{i}x{j + 1} }} b: related {{ ...M{i}x{j + 1} }} }}");
            }
        }

        text.Append($" fragment L{Depth} on Book {{ pages }}");

        Assert.StartsWith("The document's fragments and fields overlap too often", Assert.Single(Library.Validate(text.ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EveryOperationReachesEveryFragment_RefusesTelling()
    {
        var operations = Repeat(2_000, i => $"query Q{i} {{ book {{ ...F0 }} }}");
        var fragments = Repeat(2_000, i => $"fragment F{i} on Book {{ ...F{i + 1} }}");

        Assert.StartsWith("The document's fragments and fields overlap too often", Assert.Single(Library.Validate($"{operations} {fragments} fragment F2000 on Book {{ pages }}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_NamesAreLikeTheRuntimesOwn_AreNamesLikeAnyOther()
    {
        Library.IsRefused("{ __proto__ }", "Type \"Query\" has no field \"__proto__\".");
        Library.IsRefused("{ book { ...constructor ...toString } } fragment constructor on Book { pages } fragment toString on Book { hasOwnProperty }", "Type \"Book\" has no field \"hasOwnProperty\".");
    }

    [Fact]
    public void Validate_NamesAreEnormous_KeepsMessagesShort()
    {
        var name = new string('n', 100_000);
        var errors = Library.Validate($"query {name} {{ {Repeat(50, i => $"a{i}: book(id: $a{i}, id: 1, id: 2) {{ pages }}")} {name}(a: 1, a: 1) @{name} ...{name} ... on {name} {{ pages }} }}");

        Assert.Equal(101, errors.Count);
        Assert.All(errors, e => Assert.InRange(e.Message.Length, 1, 1_000));
    }

    [Fact]
    public void Validate_ManyMistypedNames_ProposesOnlyForThoseItTells()
    {
        var variables = Repeat(Many, i => $"$v{i}: Boook");

        Assert.Equal(101, Library.Validate($"query ({variables}) {{ book {{ pages }} }}").Count);
    }

    private static string Repeat(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));
}
