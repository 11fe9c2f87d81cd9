using Continuity.Api.Webhooks;

namespace Continuity.Api.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    private static readonly WebhookOptions Good = new() { Url = "https://crm.example.org/hooks?key=1", Secrets = [Receiver.Secret] };

    [Fact]
    public void Validate_WithAddressAndSecret_IsInRange()
    {
        Assert.Empty(Good.Validate("crm-1", false));
        Assert.Empty((Good with { Url = "http://127.0.0.1:8080" }).Validate("crm", true));
        Assert.Empty((Good with { Url = "https://10.0.0.1", AllowPrivateAddresses = true }).Validate("crm", false));
        Assert.Empty((Good with { Events = ["handoff.*", "ticket.opened", "*"] }).Validate("crm", false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRM")]
    [InlineData("crm_1")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234x")]
    public void Validate_NameThatIsNone_SaysWhatItMayBe(string name) => Assert.Contains("its name", Assert.Single(Good.Validate(name, false)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", false)]
    [InlineData("crm.example.org", false)]
    [InlineData("http://crm.example.org", false)]
    [InlineData("ftp://crm.example.org", true)]
    [InlineData("https://me:secret@crm.example.org", false)]
    [InlineData("https://crm.example.org/#secret", false)]
    [InlineData("https://10.0.0.1", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://127.1/", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    public void Validate_AddressThatMayNotBe_IsRefusedWithoutRepeatingIt(string url, bool isDevelopment)
    {
        var fault = Assert.Single((Good with { Url = url }).Validate("crm", isDevelopment));

        Assert.StartsWith("Url ", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        foreach (var (bad, named) in new (WebhookOptions, string)[]
        {
            (Good with { Secrets = [] }, "Secrets"),
            (Good with { Secrets = [Receiver.Secret, "whsec_short"] }, "Secrets"),
            (Good with { Secrets = [.. Enumerable.Repeat(Receiver.Secret, 6)] }, "Secrets"),
            (Good with { Events = ["tickets.*"] }, "Events: 'tickets.*' names no type of event"),
            (Good with { Concurrency = 0 }, "Concurrency is 0; it must be from 1 to 64."),
            (Good with { Timeout = TimeSpan.FromSeconds(14) }, "Timeout is 00:00:14; it must be from 15 to 30 seconds."),
            (Good with { RetryFor = TimeSpan.FromSeconds(59) }, "RetryFor"),
            (Good with { MaximumQueued = 999 }, "MaximumQueued is 999; it must be from 1,000 to 10,000,000."),
            (Good with { KeepDeadLettersFor = TimeSpan.FromDays(366) }, "KeepDeadLettersFor"),
            (Good with { MaximumDeadLetters = 0 }, "MaximumDeadLetters is 0; it must be from 1 to 1,000,000."),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate("crm", false)), StringComparison.Ordinal);
        }
    }
}
