namespace Continuity.Decisions;

/// <summary>Makes changes of one value.</summary>
public static class Change
{
    /// <summary>Sets a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">What it shall be.</param>
    public static Change<T> Set<T>(T value) => value;

    /// <summary>Clears a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static Change<T> Clear<T>() => Change<T>.Cleared();
}
