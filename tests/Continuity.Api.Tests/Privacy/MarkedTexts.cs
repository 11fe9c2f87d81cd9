using System.Reflection;
using System.Text.Json;
using Continuity.GraphQL;

namespace Continuity.Api.Tests.Privacy;

/// <summary>Texts that tell where they come from, and which members of mutations' inputs there are that take texts.</summary>
internal sealed class MarkedTexts
{
    /// <summary>What every text has in it that anybody says of the person who is erased.</summary>
    public const string Word = "wombat";

    /// <summary>What every telephone number of theirs has in it.</summary>
    public const string Digits = "30777";

    private int count;

    /// <summary>The members that a text was given for, with the texts.</summary>
    public Dictionary<string, List<string>> Given { get; } = [];

    /// <summary>A text for a member.</summary>
    /// <param name="member">The member, by its input and name.</param>
    public string Of(string member) => Keep(member, $"{Word} {++count} of {member}");

    /// <summary>The same without blanks, for what must have none.</summary>
    /// <param name="member">The member.</param>
    /// <param name="form">How it is written, with {0} for the mark.</param>
    public string Of(string member, string form) => Keep(member, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"{Word}{++count}"));

    /// <summary>A telephone number.</summary>
    /// <param name="member">The member.</param>
    public string Phone(string member) => Keep(member, $"+49{Digits}{++count:0000}");

    /// <summary>All members of mutations' inputs that take a text, but ids and idempotency keys.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        .. typeof(Program).Assembly.GetTypes().Where(static type => type.IsDefined(typeof(MutationTypeAttribute)))
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .SelectMany(static method => method.GetParameters().Where(static parameter => parameter.Name == "input"))
            .SelectMany(static parameter => Texts(parameter.ParameterType)).Distinct().Order(StringComparer.Ordinal),
    ];

    private string Keep(string member, string text)
    {
        (Given.TryGetValue(member, out var texts) ? texts : Given[member] = []).Add(text);
        return text;
    }

    private static IEnumerable<string> Texts(Type input) => input.GetProperties().Where(static member => member.CanWrite).SelectMany(member =>
    {
        var type = Inner(member.PropertyType);
        return type == typeof(string) || type == typeof(JsonElement)
            ? IsNamed(input, member) ? [] : [$"{input.Name}.{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}"]
            : type.Assembly == typeof(Program).Assembly && type.IsClass ? Texts(type) : [];
    });

    private static bool IsNamed(Type input, PropertyInfo member) => member.Name == "IdempotencyKey"
        || member.IsDefined(typeof(IDAttribute))
        || input.GetConstructors().SelectMany(static made => made.GetParameters()).Any(parameter => parameter.Name == member.Name && parameter.IsDefined(typeof(IDAttribute)));

    private static Type Inner(Type type) => type.IsGenericType && type.GenericTypeArguments is [var inner] ? Inner(inner) : type;
}
