using Continuity.FollowUps;
using Continuity.SelfService;

namespace Continuity.Threads;

/// <summary>By what rules an entry is recorded, and what comes of it.</summary>
/// <param name="Threads">How long a session takes in what comes late.</param>
/// <param name="FollowUps">When a check-in may be made.</param>
/// <param name="SelfService">When help is offered.</param>
public sealed record RecordingOptions(ThreadOptions Threads, FollowUpOptions FollowUps, SelfServiceOptions SelfService);
