namespace Continuity.Decisions;

/// <summary>Makes outcomes, of interfaces too, which no operator converts.</summary>
public static class Outcome
{
    /// <summary>Accepts.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <param name="value">What is wanted.</param>
    public static Outcome<T> Of<T>(T value) => Outcome<T>.Accepted(value);

    /// <summary>Refuses.</summary>
    /// <typeparam name="T">What is wanted.</typeparam>
    /// <param name="refusal">Why.</param>
    public static Outcome<T> Refused<T>(Refusal refusal) => refusal;
}
