namespace Continuity.GraphQL;

/// <summary>An input field that tells "left out" from "null": left out means "leave it as it is", null means "clear it".</summary>
/// <typeparam name="T">The C# type of the field.</typeparam>
/// <param name="value">The value given.</param>
public readonly struct Optional<T>(T? value)
{
    /// <summary>Whether the field was given, be it with null.</summary>
    public bool HasValue { get; } = true;

    /// <summary>The value given; the default of <typeparamref name="T"/> where the field was left out.</summary>
    public T? Value { get; } = value;

    /// <summary>The value given, or another where the field was left out.</summary>
    /// <param name="otherwise">What stands for a field that was left out.</param>
    public T? Or(T? otherwise) => HasValue ? Value : otherwise;
}
