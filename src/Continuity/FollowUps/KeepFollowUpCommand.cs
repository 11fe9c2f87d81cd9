using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>Says that a follow-up was kept.</summary>
/// <param name="FollowUp">The follow-up.</param>
/// <param name="Outcome">What came of it, 1 to 2,000 characters; for agents only.</param>
/// <param name="Evidence">The entry in which it was kept, or null where the customer was not in touch.</param>
/// <param name="Found">That entry as it was read; null where there is no such entry.</param>
public sealed record KeepFollowUpCommand(FollowUpId FollowUp, string Outcome, EntryId? Evidence = null, Entry? Found = null);
