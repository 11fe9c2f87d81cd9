using Continuity.Briefs;
using Continuity.Deadlines;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>By which options help is given.</summary>
/// <param name="SelfService">Those of self-service.</param>
/// <param name="Deadlines">Those of what falls due.</param>
/// <param name="Briefs">Those of briefs.</param>
/// <param name="Threads">Which tickets are gone on with.</param>
public sealed record AssistanceRules(SelfServiceOptions SelfService, DeadlineRules Deadlines, BriefOptions Briefs, ThreadOptions Threads);
