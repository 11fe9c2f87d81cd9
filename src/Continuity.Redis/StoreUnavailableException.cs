namespace Continuity.Redis;

/// <summary>Redis did not answer in time, can't be reached, or can't serve now. Whether a write took effect is then unknown: repeat it with its idempotency key.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened; holds no keys and no data.</param>
    /// <param name="innerException">The fault, or null.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether Redis is there, and it is the password or a certificate that is wrong: waiting does not help.</summary>
    public bool IsRefusal { get; init; }
}
