namespace Continuity.Recovery;

/// <summary>Adds what somebody says of a problem.</summary>
/// <param name="Report">The report.</param>
/// <param name="By">Who says it, 1 to 200 characters on one line.</param>
/// <param name="Party">Whose side it tells.</param>
/// <param name="Text">What they say, 1 to 4,000 characters.</param>
public sealed record AddStatementCommand(ProblemReportId Report, string By, Party Party, string Text);
