using System.Text.Json.Nodes;

namespace Continuity.Mail.Tests;

/// <summary>Each sample beside what it is to be read as: all of it, so that what is not expected is not there.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Names => [.. Sample.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_Sample_ReadAsExpected(string name)
    {
        var sample = Sample.Read(name);
        var expected = sample.Expected.DeepClone().AsObject();

        var read = MailJson.Of(MailParser.Parse(sample.Bytes));

        // Of a message that is shown raw, and of what is too deep, only what counts is told.
        if (expected.Remove("textContains", out var words))
        {
            Assert.Contains((string)words!, (string)read["text"]!, StringComparison.Ordinal);
            read.Remove("text");
        }

        if (expected.Remove("attachmentsAny"))
        {
            read.Remove("attachments");
        }

        Assert.Equal(Sorted(expected), Sorted(read));
    }

    [Fact]
    public void Samples_AtLeast60_OfEachKind()
    {
        Assert.True(Sample.Names.Count >= 60, $"There are {Sample.Names.Count} samples.");
        Assert.Equal(
            Enum.GetNames<MailKind>().Order(),
            Sample.Names.Select(name => (string?)Sample.Read(name).Expected["kind"] ?? nameof(MailKind.Message)).Distinct().Order());
    }

    private static string Sorted(JsonObject json) => Sort(json)!.ToJsonString(MailJson.Options);

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(property.Key, Sort(property.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}
