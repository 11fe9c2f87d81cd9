using Continuity.Briefs;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Threads;

namespace Continuity.Tests;

public class OptionsTests
{
    [Fact]
    public void Validate_Defaults_AreInRange()
    {
        Assert.Empty(new ThreadOptions().Validate());
        Assert.Empty(new FollowUpOptions().Validate());
        Assert.Empty(new ProblemReportOptions().Validate());
        Assert.Empty(new TrendOptions().Validate());
        Assert.Empty(new TrendOptions { TimeZone = "Europe/Berlin", FalseTrends = 0.2, LeastLift = 1 }.Validate());
        Assert.Empty(new FollowUpOptions { AfterResolution = null, Grace = TimeSpan.FromSeconds(5), TimeZone = "Europe/Berlin", MaximumOpen = 200 }.Validate());
        Assert.Empty(new BriefOptions().Validate());
        Assert.Empty(new BriefOptions { KeptAnswers = 0 }.Validate());
        Assert.Empty(new IdentityOptions().Validate());
        Assert.Empty(new IdentityOptions { DefaultCallingCode = "49" }.Validate());
        Assert.Empty(new ThreadOptions { ReopenWithin = TimeSpan.Zero, FeedbackWithin = TimeSpan.Zero }.Validate());
        Assert.Empty(new HandoffOptions().Validate());
        Assert.Empty(new RecoveryOptions().Validate());
        Assert.Empty(new PrivacyOptions().Validate());
        Assert.Empty(new PrivacyOptions { RetainFor = TimeSpan.FromDays(1), Mask = new() { CardNumbers = true, Patterns = ["x"] } }.Validate());
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        foreach (var (bad, named) in new (FollowUpOptions, string)[]
        {
            (new() { RemindBefore = TimeSpan.FromSeconds(4) }, "RemindBefore"),
            (new() { Grace = TimeSpan.FromDays(2) }, "Grace"),
            (new() { AfterResolution = TimeSpan.FromDays(91) }, "AfterResolution"),
            (new() { ProgressEvery = TimeSpan.Zero }, "ProgressEvery"),
            (new() { EscalateAgainAfter = TimeSpan.Zero }, "EscalateAgainAfter"),
            (new() { AfterResolutionPromise = " " }, "AfterResolutionPromise"),
            (new() { BetweenCheckIns = TimeSpan.FromDays(367) }, "BetweenCheckIns"),
            (new() { CheckInAfterResolution = TimeSpan.FromDays(91) }, "CheckInAfterResolution"),
            (new() { CheckInPromise = new string('x', 2001) }, "CheckInPromise"),
            (new() { MaximumOpen = 201 }, "MaximumOpen"),
            (new() { TimeZone = "Berlin" }, "TimeZone"),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate()), StringComparison.Ordinal);
        }

        foreach (var (bad, named) in new (PrivacyOptions, string)[]
        {
            (new() { RetainFor = TimeSpan.FromHours(23) }, "RetainFor is 23:00:00; it must be from 1 to 36,500 days."),
            (new() { ExportValidFor = TimeSpan.FromSeconds(59) }, "ExportValidFor is 00:00:59; it must be from 00:01:00 to 24 hours."),
            (new() { Mask = new() { Patterns = [.. Enumerable.Repeat("x", 51)] } }, "Mask:Patterns has 51 patterns; it may have 50."),
            (new() { Mask = new() { Patterns = ["("] } }, "Mask:Patterns:0 is no regular expression."),
        })
        {
            Assert.Equal(named, Assert.Single(bad.Validate()));
        }

        foreach (var (bad, named) in new (BriefOptions, string)[]
        {
            (new() { MaximumFacts = 0 }, "MaximumFacts is 0; it must be from 1 to 1,000."),
            (new() { KeptAttempts = 201 }, "KeptAttempts is 201; it must be from 1 to 200."),
            (new() { KeptAttemptCharacters = 3_999 }, "KeptAttemptCharacters is 3999; it must be from 4,000 to 400,000."),
            (new() { MaximumOpenQuestions = 0 }, "MaximumOpenQuestions is 0; it must be from 1 to 200."),
            (new() { KeptAnswers = -1 }, "KeptAnswers is -1; it must be from 0 to 200."),
            (new() { MaximumCharacters = 1 }, "MaximumCharacters is 1; it must be from 10,000 to 2,000,000."),
        })
        {
            Assert.Equal(named, Assert.Single(bad.Validate()));
        }


        foreach (var (bad, named) in new (TrendOptions, string)[]
        {
            (new() { TimeZone = "Berlin" }, "TimeZone"),
            (new() { FalseTrends = 0 }, "FalseTrends"),
            (new() { FalseTrends = double.NaN }, "FalseTrends"),
            (new() { LeastLift = 0.9 }, "LeastLift"),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate()), StringComparison.Ordinal);
        }

        Assert.Equal("MaximumOnTicket is 0; it must be from 1 to 200.", Assert.Single(new ProblemReportOptions { MaximumOnTicket = 0 }.Validate()));
        Assert.Equal("MaximumStatements is 201; it must be from 1 to 200.", Assert.Single(new ProblemReportOptions { MaximumStatements = 201 }.Validate()));
        Assert.Equal("ContinueWithin must be 1 minute to 365 days.", Assert.Single(new ThreadOptions { ContinueWithin = TimeSpan.Zero }.Validate()));
        Assert.Equal("LateWithin must be 0 to 30 days.", Assert.Single(new ThreadOptions { LateWithin = TimeSpan.FromDays(31) }.Validate()));
        Assert.Equal("ReopenWithin must be 0 to 30 days.", Assert.Single(new ThreadOptions { ReopenWithin = TimeSpan.FromDays(31) }.Validate()));
        Assert.Equal("FeedbackWithin must be 0 to 90 days.", Assert.Single(new ThreadOptions { FeedbackWithin = TimeSpan.FromDays(91) }.Validate()));
        Assert.Equal("BriefReadWithin is 00:00:04; it must be from 5 seconds to 1 day.", Assert.Single(new HandoffOptions { BriefReadWithin = TimeSpan.FromSeconds(4) }.Validate()));
        Assert.Equal("FollowUpWithin is 00:00:04; it must be from 5 seconds to 30 days.", Assert.Single(new RecoveryOptions { FollowUpWithin = TimeSpan.FromSeconds(4) }.Validate()));
        Assert.StartsWith("FollowUpPromise", Assert.Single(new RecoveryOptions { FollowUpPromise = " " }.Validate()), StringComparison.Ordinal);
        Assert.Equal(
            "Maximum:Phone is 0; it must be 1 to 100.",
            Assert.Single(new IdentityOptions { Maximum = new Dictionary<IdentityKind, int> { [IdentityKind.Phone] = 0 } }.Validate()));
        Assert.Equal("Strong must name each kind once.", Assert.Single(new IdentityOptions { Strong = [IdentityKind.Email, IdentityKind.Email] }.Validate()));
        Assert.Equal("9 is no kind of identity.", Assert.Single(new IdentityOptions { Strong = [(IdentityKind)9] }.Validate()));
        foreach (var values in new string[][] { [" "], [new('1', 255)], [.. Enumerable.Repeat("x", 1001)] })
        {
            Assert.Equal("NeverMatched may have 1000 values of 1 to 254 characters.", Assert.Single(new IdentityOptions { NeverMatched = values }.Validate()));
        }

        foreach (var code in new[] { "", "+49", "049", "1234", "4x" })
        {
            Assert.StartsWith("DefaultCallingCode", Assert.Single(new IdentityOptions { DefaultCallingCode = code }.Validate()), StringComparison.Ordinal);
        }
    }
}
