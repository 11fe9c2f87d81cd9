using System.Globalization;
using System.Text.Json;
using Continuity.Api.SignIn;

namespace Continuity.Api.Ingest;

/// <summary>Reads an object of JSON to the letter: what is not known, not of its type or out of its bounds is a fault that names its place. A member that is null counts as left out nowhere: the schemas have no null.</summary>
/// <param name="element">The object.</param>
/// <param name="prefix">The path of its members, with a dot at the end; empty at the top.</param>
internal readonly struct JsonContent(JsonElement element, string prefix)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The members' names.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(static member => member.Name);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <exception cref="ContentFault">It is no object of JSON.</exception>
    public static JsonContent Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            ReadNames(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(document.RootElement.Clone(), "")
                : throw new ContentFault("body", "must be an object of JSON.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new ContentFault("body", "must be an object of JSON, in UTF-8, without a name twice.");
        }
    }

    /// <summary>Refuses members that are not among those known.</summary>
    /// <param name="known">The known ones.</param>
    /// <exception cref="ContentFault">There is another one.</exception>
    public JsonContent Only(params ReadOnlySpan<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            // The name itself is what was sent, and may be anything: it is nowhere repeated.
            if (!known.Contains(member.Name))
            {
                throw new ContentFault(prefix is [.. var place, '.'] ? place : "body", $"has a member that is not known here; there are {string.Join(", ", known)}.");
            }
        }

        return this;
    }

    /// <summary>A member's value; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    public JsonElement? Find(string name) => element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Whether there is a member.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>A text that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most characters.</param>
    public string Text(string name, int most) => OptionalText(name, most) ?? throw Fault(name, $"must be a text of 1 to {most:N0} characters.");

    /// <summary>A text that may be missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most characters.</param>
    public string? OptionalText(string name, int most) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member when TextOf(member) is { Length: > 0 } text && Characters(text) <= most => text,
        _ => throw Fault(name, $"must be a text of 1 to {most:N0} characters."),
    };

    /// <summary>A time that must be there: as RFC 3339 says, with its offset.</summary>
    /// <param name="name">Its name.</param>
    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw Fault(name, "must be a time such as 2026-03-02T09:00:00Z.");

    /// <summary>A time that may be missing.</summary>
    /// <param name="name">Its name.</param>
    public DateTimeOffset? OptionalTime(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } member when TextOf(member) is { } text && ContentTime.Read(text) is { } time => time,
        _ => throw Fault(name, "must be a time such as 2026-03-02T09:00:00Z."),
    };

    /// <summary>A number of seconds that may be missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most.</param>
    public TimeSpan? OptionalSeconds(string name, TimeSpan most) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } member when member.TryGetDouble(out var seconds) && seconds >= 0 && seconds <= most.TotalSeconds => TimeSpan.FromSeconds(seconds),
        _ => throw Fault(name, string.Create(CultureInfo.InvariantCulture, $"must be a number of seconds, 0 to {most.TotalSeconds:N0}.")),
    };

    /// <summary>One of the names of an enum that must be there, in capitals with underscores.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The member's name.</param>
    public T Named<T>(string name)
        where T : struct, Enum => OptionalNamed<T>(name) ?? throw Fault(name, $"must be one of {ContractName.All<T>()}.");

    /// <summary>One of the names of an enum that may be missing.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The member's name.</param>
    public T? OptionalNamed<T>(string name)
        where T : struct, Enum => Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } member when ContractName.Read<T>(TextOf(member)) is { } value && ContractName.Write(value) == TextOf(member) => value,
            _ => throw Fault(name, $"must be one of {ContractName.All<T>()}."),
        };

    /// <summary>An object that must be there.</summary>
    /// <param name="name">Its name.</param>
    public JsonContent Object(string name) => Find(name) is { ValueKind: JsonValueKind.Object } member ? new(member, $"{prefix}{name}.") : throw Fault(name, "must be an object.");

    /// <summary>A list of objects; empty where it is missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">The most of them.</param>
    public IReadOnlyList<JsonContent> Objects(string name, int most)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most)
        {
            throw Fault(name, $"must be a list of at most {most} objects.");
        }

        var path = prefix + name;
        return
        [
            .. list.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.Object
                ? new JsonContent(item, $"{path}.{i}.")
                : throw new ContentFault($"{path}.{i}", "must be an object.")),
        ];
    }

    /// <summary>The fault of a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rule">What it must be.</param>
    public ContentFault Fault(string name, string rule) => new(prefix + name, rule);

    // A name that is no text, a lone surrogate in it say, is a fault of the whole, and not one that is found halfway.
    private static void ReadNames(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                _ = member.Name;
                ReadNames(member.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                ReadNames(item);
            }
        }
    }

    // JSON Schema counts characters as Unicode does.
    private static int Characters(string text) => text.Length - text.Count(char.IsLowSurrogate);

    // A lone surrogate, written as an escape, is no text.
    private static string? TextOf(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
