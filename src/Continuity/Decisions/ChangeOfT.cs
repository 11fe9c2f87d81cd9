namespace Continuity.Decisions;

/// <summary>What a command says of one value: nothing (leave it as it is, the default), that it be cleared, or what it shall be.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Change<T>
{
    private Change(T? value, bool isClear)
    {
        IsGiven = true;
        IsClear = isClear;
        Value = value;
    }

    /// <summary>Whether anything is said of the value.</summary>
    public bool IsGiven { get; }

    /// <summary>Whether it shall be cleared.</summary>
    public bool IsClear { get; }

    /// <summary>What it shall be; the type's default where it shall be cleared or left.</summary>
    public T? Value { get; }

    /// <summary>Sets the value.</summary>
    /// <param name="value">What it shall be.</param>
    public static implicit operator Change<T>(T value) => value is null ? Change.Clear<T>() : new(value, false);

    internal T? Or(T? before) => IsGiven ? Value : before;

    internal static Change<T> Cleared() => new(default, true);
}
