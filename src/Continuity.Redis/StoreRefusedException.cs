namespace Continuity.Redis;

/// <summary>The store can't be used as it is: it has another layout, or settings that lose data in Production. The message is one line for the person who starts the program.</summary>
public sealed class StoreRefusedException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public StoreRefusedException(string message)
        : base(message)
    {
    }
}
