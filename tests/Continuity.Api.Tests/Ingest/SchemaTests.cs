using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;
using Json.Schema;

namespace Continuity.Api.Tests.Ingest;

/// <summary>The documents of <c>schema/ingest</c> and the API say the same: what one takes the other does, and what breaks one is refused by the other at its field.</summary>
[OneStore("No store changes it.")]
public sealed class SchemaTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "schema", "ingest");
    private static readonly Dictionary<string, JsonSchema> Documents = Make();
    private readonly RunningApi api = shared.Api;

    public static TheoryData<string, string> Kinds => new() { { "chat", "chat" }, { "app", "app" }, { "telephony", "pbx" } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Example_IsAsTheSchemaSaysAndTakenIn(string document, string source)
    {
        foreach (var example in Examples(document))
        {
            Assert.True(IsValid(document, example), example.ToJsonString());
            if (example["type"]!.GetValue<string>() == "delivery")
            {
                // The entry of the example is nobody's: Delivery.ReceiptTests has it of one that left.
                await IngestApi.TakeAsync(api, source, example, HttpStatusCode.UnprocessableEntity);
                continue;
            }

            await IngestApi.TakeAsync(api, source, example);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Violation_IsNoneOfTheSchemasAndRefusedAtItsField(string document, string source)
    {
        var count = 0;
        foreach (var (field, broken) in Examples(document).SelectMany(static example => Violations(example)))
        {
            Assert.False(IsValid(document, broken), $"{field}: {broken.ToJsonString()}");
            var refused = await IngestApi.TakeAsync(api, source, broken, HttpStatusCode.UnprocessableEntity);
            Assert.Equal((field, "INVALID"), (refused.Text("field"), refused.Text("code")));
            count++;
        }

        Assert.InRange(count, 80, 1_000);
    }

    [Fact]
    public void Delivery_ItsOwnDocument_HasExamplesThatAreValid() => Assert.All(Examples("delivery"), static example => Assert.True(IsValid("delivery", example)));

    /// <summary>Each member left out where it is needed, of another type, empty, too long or of another name; and one that is not known beside it.</summary>
    private static IEnumerable<(string Field, JsonObject Broken)> Violations(JsonObject example) => Places(example, "").SelectMany(place =>
    {
        var found = new List<(string, JsonObject)> { Changed(place.Path, place.Value is JsonArray ? 1 : new JsonArray(1)), Changed(place.Path, null) };
        if (place.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            found.Add(Changed(place.Path, 7));
            if (place.Path is not ("from" or "to" or "name"))
            {
                found.Add(Changed(place.Path, ""));
            }

            found.Add(Changed(place.Path, new string('x', 200_001)));
        }
        else if (place.Value is JsonValue)
        {
            found.AddRange([Changed(place.Path, -1), Changed(place.Path, 86_401), Changed(place.Path, "60")]);
        }

        if (IsNeeded(place.Path, example))
        {
            found.Add(Changed(place.Path, null, remove: true));
        }

        // Of a member that is not known the place is told, and not its name, which may be anything.
        if (place.Value is JsonObject)
        {
            found.Add((place.Path, Changed($"{place.Path}.unknown", 1).Broken));
        }

        return found;

        (string Path, JsonObject Broken) Changed(string path, JsonNode? to, bool remove = false)
        {
            var copy = (JsonObject)example.DeepClone();
            var parts = path.Split('.');
            var parent = parts[..^1].Aggregate((JsonNode)copy, static (node, part) => node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!);
            if (parent is JsonArray items)
            {
                items[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = to;
            }
            else if (remove)
            {
                parent.AsObject().Remove(parts[^1]);
            }
            else
            {
                parent[parts[^1]] = to;
            }

            return (path, copy);
        }
    }).Append(("body", With(example, "unknown"))).Append(("type", With(example, "type")));

    private static JsonObject With(JsonObject example, string name)
    {
        var copy = (JsonObject)example.DeepClone();
        copy[name] = "another";
        return copy;
    }

    private static bool IsNeeded(string path, JsonObject example) => path switch
    {
        "customer" or "subject" or "direction" or "from" or "to" or "agent" or "name" or "duration" => false,
        "error" or "delivery.error" or "step.detail" or "message.author" => false,
        "message.authorId" => true,
        "recordingUrl" or "transcript" => !example["type"]!.GetValue<string>().StartsWith("call.", StringComparison.Ordinal),
        _ => !path.StartsWith("customer.", StringComparison.Ordinal) || path.EndsWith(".kind", StringComparison.Ordinal) || path.EndsWith(".value", StringComparison.Ordinal),
    };

    private static IEnumerable<(string Name, string Path, JsonNode Value)> Places(JsonNode node, string prefix) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value!, $"{prefix}{member.Key}.").Prepend((member.Key, $"{prefix}{member.Key}", member.Value!))),
        JsonArray items => items.SelectMany((item, i) => Places(item!, $"{prefix}{i}.").Prepend((i.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{prefix}{i}", item!))),
        _ => [],
    };

    private static List<JsonObject> Examples(string document) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{document}.json")))!["examples"]!.AsArray().Select(static example => example!.AsObject())];

    private static bool IsValid(string document, JsonObject instance)
    {
        using var json = JsonDocument.Parse(instance.ToJsonString());
        return Documents[document].Evaluate(json.RootElement, new EvaluationOptions { RequireFormatValidation = true }).IsValid;
    }

    // A document is built with those that it refers to.
    private static Dictionary<string, JsonSchema> Make() =>
        new[] { "delivery", "chat", "app", "telephony" }.ToDictionary(static name => name, static name => JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, $"{name}.json"))));
}
