using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Somebody says something of a problem.</summary>
/// <param name="ReportId">The problem report.</param>
/// <param name="By">Who says it, 1 to 200 characters on one line.</param>
/// <param name="Party">Whose side it tells.</param>
/// <param name="Text">What they say, 1 to 4,000 characters.</param>
internal sealed record AddStatementInput(
    [ID] string ReportId,
    string By,
    Party Party,
    string Text);
