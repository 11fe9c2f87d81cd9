using Continuity.Api.Ingest;
using Continuity.Api.Ingest.Mail;

namespace Continuity.Api.Tests.Ingest.Mail;

public sealed class EmailOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreInRange()
    {
        Assert.Empty(new EmailOptions().Validate());
        Assert.Equal(("email", null, false), (new EmailOptions().Field, new EmailOptions().AuthenticatedBy, new EmailOptions().AuthenticatedIsVerified));
        Assert.Empty(new EmailOptions { AuthenticatedBy = "mx.shop.example", AuthenticatedIsVerified = true, Forms = ["forms@shop.example"], OwnMessageIdDomains = ["out.shop.example"] }.Validate());
    }

    [Fact]
    public void Validate_OutOfRange_NamesOptionAndRange()
    {
        foreach (var (bad, named) in new (EmailOptions, string)[]
        {
            (new() { Field = "" }, "Field"),
            (new() { Field = new('x', 255) }, "Field"),
            (new() { AuthenticatedBy = "" }, "AuthenticatedBy"),
            (new() { AuthenticatedBy = "mx shop" }, "AuthenticatedBy"),
            (new() { AuthenticatedIsVerified = true }, "AuthenticatedIsVerified"),
            (new() { OwnMessageIdDomains = ["a@b"] }, "OwnMessageIdDomains"),
            (new() { OwnMessageIdDomains = [.. Enumerable.Repeat("a", 101)] }, "OwnMessageIdDomains"),
            (new() { Forms = ["forms"] }, "Forms"),
            (new() { Forms = [""] }, "Forms"),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate()), StringComparison.Ordinal);
            Assert.Contains(
                new IngestSourceOptions { Kind = IngestKind.Email, Secrets = [new() { Value = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd" }], Email = bad }.Validate(["general"]),
                fault => fault.StartsWith($"Email: {named}", StringComparison.Ordinal));
        }
    }
}
