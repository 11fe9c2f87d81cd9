namespace Continuity.Decisions;

/// <summary>A value, or the reason why there is none. For rules that read a value or need no customer's state.</summary>
/// <typeparam name="T">What is wanted.</typeparam>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>What is wanted; the type's default where it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Accepts.</summary>
    /// <param name="value">What is wanted.</param>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refuses.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    internal static Outcome<T> Accepted(T value) => new(value, null);
}
