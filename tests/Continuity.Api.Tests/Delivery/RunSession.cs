namespace Continuity.Api.Tests.Delivery;

/// <summary>What happened in one session of a run, by those who wrote, and what is in the thread afterwards.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Written">What agents wrote, in order.</param>
/// <param name="Told">The texts that the customer wrote, in the order in which the provider had them acknowledged.</param>
/// <param name="Thread">The whole thread of the customer, in its order.</param>
public sealed record RunSession(string Id, IReadOnlyList<WrittenMessage> Written, IReadOnlyList<string> Told, IReadOnlyList<ThreadLine> Thread);
