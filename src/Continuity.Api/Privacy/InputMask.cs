using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.GraphQL;
using Continuity.GraphQL.ImplementationFirst;
using Continuity.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>
/// Masks every text of an input as soon as it is made, or of what a channel's system sends as soon as it is read, before anything else is done with it: no rule, no digest of an idempotency key and no
/// log ever has it unmasked. What names something, an id, an identity, an address, is left as it is (<see cref="UnmaskedMembers"/>).
/// </summary>
internal sealed class InputMask(TextMask mask) : IInputValueFormatter
{
    private readonly ConcurrentDictionary<Type, PropertyInfo[]> members = new();

    /// <summary>Masks what was read of what a channel's system sent.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="told">What was read; it is changed.</param>
    /// <returns>The same.</returns>
    public T Of<T>(T told)
        where T : class => mask.IsOn ? (T)Format(told) : told;

    /// <inheritdoc/>
    public object Format(object input)
    {
        foreach (var member in members.GetOrAdd(input.GetType(), static type => UnmaskedMembers.Others(type)))
        {
            if (member.GetValue(input) is { } value && Masked(value) is var masked && !ReferenceEquals(masked, value))
            {
                member.SetValue(input, masked);
            }
        }

        return input;
    }

    private object Masked(object value) => value switch
    {
        string text => mask.Of(text),
        JsonElement json => Masked(json),
        IReadOnlyList<string> texts => texts.Select(mask.Of).ToArray(),
        IEnumerable list => Each(list),
        _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>) => Given(value, type),
        _ when value.GetType().Assembly == typeof(InputMask).Assembly && value.GetType().IsClass => Format(value),
        _ => value,
    };

    private IEnumerable Each(IEnumerable list)
    {
        foreach (var item in list)
        {
            if (item is not null)
            {
                Masked(item);
            }
        }

        return list;
    }

    private object Given(object optional, Type type)
    {
        var value = type.GetProperty(nameof(Optional<>.Value))!.GetValue(optional);
        return value is null ? optional : Activator.CreateInstance(type, Masked(value))!;
    }

    private JsonElement Masked(JsonElement json) => JsonSerializer.SerializeToElement(Masked(JsonNode.Parse(json.GetRawText())));

    private JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject members => Masked(members),
        JsonArray items => new JsonArray([.. items.Select(Masked)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(mask.Of(text)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() is var number && mask.Of(number) is var masked && masked != number => JsonValue.Create(masked),
        _ => node?.DeepClone(),
    };

    // Two names may be masked into one: each keeps its value.
    private JsonObject Masked(JsonObject members)
    {
        var masked = new JsonObject();
        var taken = members.Select(static member => member.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            var (left, free) = (mask.Of(name), mask.Of(name));
            for (var number = 2; left != name && (masked.ContainsKey(free) || taken.Contains(free)); number++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{left} {number}");
            }

            masked[free] = Masked(value);
        }

        return masked;
    }
}
