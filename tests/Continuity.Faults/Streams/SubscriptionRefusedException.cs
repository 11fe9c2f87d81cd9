namespace Continuity.Faults.Streams;

/// <summary>A subscription was refused, or ended, for another reason than that the store or the instance is away.</summary>
internal sealed class SubscriptionRefusedException(string message) : Exception(message);
