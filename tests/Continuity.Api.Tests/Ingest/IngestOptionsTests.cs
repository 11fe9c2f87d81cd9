using Continuity.Api.Ingest;
using Continuity.Api.Ingest.Signatures;
using Continuity.Api.Ingest.Telephony;

namespace Continuity.Api.Tests.Ingest;

public sealed class IngestOptionsTests
{
    private static readonly IngestSourceOptions Good = new() { Kind = IngestKind.Telephony, Secrets = [new() { Value = Signing.Key }] };

    [Fact]
    public void Validate_WhatIsEnough_IsGoodAndHasItsDefaults()
    {
        Assert.Empty(Good.Validate(["general"]));
        Assert.Equal((50, 200, 256 * 1024, SignatureScheme.StandardWebhooks), (Good.RequestsPerSecond, Good.Burst, Good.Bytes, Good.Signature.Scheme));
        Assert.Equal(25 * 1024 * 1024, (Good with { Kind = IngestKind.Email }).Bytes);
        Assert.Equal(SignatureEncoding.Hex, new SignatureOptions { Scheme = SignatureScheme.HmacBody }.Written);
        Assert.Equal(SignatureEncoding.Base64, new SignatureOptions { Scheme = SignatureScheme.HmacUrl }.Written);
    }

    [Fact]
    public void Validate_OutOfBounds_NamesOptionAndBound()
    {
        foreach (var (bad, named) in new (IngestSourceOptions, string)[]
        {
            (Good with { Kind = null }, "Kind must be one of"),
            (Good with { Secrets = [] }, "Secrets must be 1 to 10."),
            (Good with { Secrets = [new() { Value = "whsec_c2hvcnQ=" }] }, "Secrets:0:Value must be"),
            (Good with { Secrets = [new() { Value = "whsec_!" }] }, "Secrets:0:Value must be"),
            (Text(new() { Scheme = SignatureScheme.HmacBody }, "short"), "Secrets:0:Value must have 16 to 512 characters."),
            (Text(new() { Scheme = SignatureScheme.HmacBody, Header = "X Sign" }), "Signature: Header"),
            (Text(new() { Scheme = SignatureScheme.HmacBody, Prefix = new('x', 101) }), "Signature: Prefix"),
            (Text(new() { Scheme = SignatureScheme.HmacBody, TimestampHeader = "" }), "Signature: TimestampHeader"),
            (Text(new() { Scheme = SignatureScheme.HmacUrl }), "Signature: PublicUrl"),
            (Text(new() { Scheme = SignatureScheme.HmacUrl, PublicUrl = "/ingest/pbx" }), "Signature: PublicUrl"),
            (Text(new() { Scheme = SignatureScheme.HmacUrl, PublicUrl = "https://a.example/?b" }), "Signature: PublicUrl"),
            (Text(new() { Scheme = SignatureScheme.HmacBody, PublicUrl = "https://a.example/" }), "Signature: PublicUrl"),
            (Good with { Queue = "calls" }, "Queue: there is no queue 'calls'"),
            (Good with { RequestsPerSecond = 0 }, "RequestsPerSecond is 0; it must be from 1 to 10,000."),
            (Good with { Burst = 10_001 }, "Burst is 10001; it must be from 1 to 10,000."),
            (Good with { MaximumBytes = 1023 }, "MaximumBytes is 1023; it must be from 1,024 to 26,214,400."),
            (Telephony(new() { Fields = new Dictionary<string, string> { ["caller"] = "x" } }), "Telephony: Fields: 'caller' is none of"),
            (Telephony(new() { Types = new Dictionary<string, string> { ["x"] = "call.held" } }), "Telephony: Types: 'call.held' is none of"),
            (Telephony(new() { Identities = new Dictionary<string, string> { ["FAX"] = "x" } }), "Telephony: Identities: 'FAX' is no kind"),
            (Telephony(new() { Fields = new Dictionary<string, string> { ["call"] = "" } }), "Telephony: Fields, Types and Identities"),
            (Telephony(new() { AnonymousAfter = TimeSpan.FromDays(2) }), "Telephony: AnonymousAfter must be 1 second to 1 day."),
        })
        {
            Assert.StartsWith(named, Assert.Single(bad.Validate(["general"])), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1024L * 1024 - 1, "Continuity:IngestLimits: UnverifiedBytes is 1048575; it must be from 1,048,576 to 68,719,476,736.")]
    [InlineData(125L * 1024 * 1024 - 1, "Continuity:IngestLimits: UnverifiedBytes is 131071999; it must be at least five times the MaximumBytes of each source, 131,072,000.")]
    [InlineData(125L * 1024 * 1024, null)]
    [InlineData(null, null)]
    public void Limits_WhatIsNotVerifiedYet_HasRoomForTheLargestBody(long? bytes, string? fault)
    {
        var limits = bytes is { } given ? new IngestLimits { UnverifiedBytes = given } : new();
        var sources = new IngestSources(new Dictionary<string, IngestSourceOptions> { ["pbx"] = Good, ["mail"] = Good with { Kind = IngestKind.Email } });

        Assert.Equal(fault, limits.Validate(sources).FirstOrDefault());
    }

    private static IngestSourceOptions Text(SignatureOptions signature, string secret = Signing.Text) => Good with { Secrets = [new() { Value = secret }], Signature = signature };

    private static IngestSourceOptions Telephony(TelephonyOptions options) => Good with { Telephony = options };
}
