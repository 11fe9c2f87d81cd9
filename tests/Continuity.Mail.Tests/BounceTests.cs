using System.Text;

namespace Continuity.Mail.Tests;

/// <summary>What mail servers say of e-mails to several, or of what they passed on.</summary>
public sealed class BounceTests
{
    [Theory]
    [InlineData("delivered 2.1.5, failed 5.1.1", BounceAction.Failed, "5.1.1")]
    [InlineData("delayed 4.4.7, delivered 2.1.5", BounceAction.Delayed, "4.4.7")]
    [InlineData("delivered 2.1.5, relayed 2.0.0", BounceAction.Relayed, "2.0.0")]
    [InlineData("expanded 2.1.5", BounceAction.Delivered, "2.1.5")]
    [InlineData("delivered 2.1.5", BounceAction.Delivered, "2.1.5")]
    [InlineData("Failed 5.2.2", BounceAction.Failed, "5.2.2")]
    public void Parse_ReportOfSeveral_TellsWhatCountsForAllWithItsCode(string groups, BounceAction action, string status)
    {
        var told = string.Concat(groups.Split(", ").Select(static (group, i) => $"\nFinal-Recipient: rfc822; r{i}@example.org\nAction: {group.Split(' ')[0]}\nStatus: {group.Split(' ')[1]}\n"));
        var mail = MailParser.Parse(Encoding.UTF8.GetBytes(
            $"From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n{told}--b--\n"));

        Assert.Equal((action, status), (mail.Bounce!.Action, mail.Bounce.Status));
    }
}
