using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>How a session ended.</summary>
/// <param name="Summary">What was done; 1 to 4,000 characters.</param>
/// <param name="Disposition">How it is classed; 1 to 200 characters.</param>
/// <param name="AnythingElse">What came of asking whether anything else was needed.</param>
/// <param name="Feedback">What the customer said might have been more helpful; up to 4,000 characters.</param>
internal sealed record WrapUpInput(
    string Summary,
    string Disposition,
    AnythingElse AnythingElse,
    string? Feedback);
