namespace Continuity.Api.Delivery;

/// <summary>Another process sends for the home by now. It ends a turn at once, and is no fault of the gateway's.</summary>
internal sealed class LeaseLostException() : Exception("Another process sends for this home.");
