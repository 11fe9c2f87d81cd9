using System.Text;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Webhooks;

namespace Continuity.Api.Tests.Webhooks;

[OneStore("No store changes it.")]
public sealed class StandardWebhooksSignatureTests
{
    // The test vector of the specification's own libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly byte[] Key = StandardWebhooksSignature.ReadSecret(Secret)!;
    private static readonly byte[] Other = [.. Enumerable.Range(1, 32).Select(static n => (byte)n)];

    private readonly StandardWebhooksSignature signature = new([Key]);

    [Fact]
    public void Sign_TheSpecificationsTestVector_IsAsItSays() => Assert.Equal(Expected, signature.Sign(Id, At, Body));

    [Fact]
    public void Sign_WithTwoKeys_IsGoodForWhoHasEither()
    {
        var both = new StandardWebhooksSignature([Other, Key]).Sign(Id, At, Body);

        Assert.EndsWith(" " + Expected, both, StringComparison.Ordinal);
        Assert.True(signature.Verify(Id, Timestamp, both, Body, At));
        Assert.True(new StandardWebhooksSignature([Other]).Verify(Id, Timestamp, both, Body, At));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Verify_Time_MayLieFiveMinutesEitherWay(int seconds, bool isGood) =>
        Assert.Equal(isGood, signature.Verify(Id, Timestamp, Expected, Body, At.AddSeconds(seconds)));

    [Fact]
    public void Verify_OneWrongByteAnywhere_IsRefused()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            Assert.False(signature.Verify(Id, Timestamp, Expected, [.. Body[..at], (byte)(Body[at] ^ 1), .. Body[(at + 1)..]], At));
        }

        var hash = Convert.FromBase64String(Expected[3..]);
        for (var at = 0; at < hash.Length; at++)
        {
            Assert.False(signature.Verify(Id, Timestamp, "v1," + Convert.ToBase64String([.. hash[..at], (byte)(hash[at] ^ 1), .. hash[(at + 1)..]]), Body, At));
        }

        Assert.False(signature.Verify(Id + "x", Timestamp, Expected, Body, At));
        Assert.False(signature.Verify(Id, "1614265331", Expected, Body, At));
        Assert.False(new StandardWebhooksSignature([Other]).Verify(Id, Timestamp, Expected, Body, At));
    }

    [Theory]
    [InlineData(null, Timestamp, Expected)]
    [InlineData("", Timestamp, Expected)]
    [InlineData(Id, null, Expected)]
    [InlineData(Id, "", Expected)]
    [InlineData(Id, "-1614265330", Expected)]
    [InlineData(Id, "1614265330.0", Expected)]
    [InlineData(Id, "99999999999999999999", Expected)]
    [InlineData(Id, "9223372036854775807", Expected)]
    [InlineData(Id, Timestamp, null)]
    [InlineData(Id, Timestamp, "")]
    [InlineData(Id, Timestamp, "v1,")]
    [InlineData(Id, Timestamp, "v1,Z0hN")]
    [InlineData(Id, Timestamp, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE")]
    [InlineData(Id, Timestamp, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEAAAA=")]
    [InlineData(Id, Timestamp, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void Verify_WhatIsMalformed_IsRefused(string? id, string? timestamp, string? signatures) =>
        Assert.False(signature.Verify(id, timestamp, signatures, Body, At));

    [Fact]
    public void Verify_GoodOneAmongOthers_IsFoundUnlessTheyAreTooMany()
    {
        Assert.True(signature.Verify(Id, Timestamp, $"v1a,xxxx v2,{Expected[3..]} v1,AAAA {Expected}", Body, At));
        Assert.False(signature.Verify(Id, Timestamp, string.Join(' ', Enumerable.Repeat("v1,AAAA", 20).Append(Expected)), Body, At));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void ReadSecret_Key_Has24To64Bytes(int length, bool isGood) =>
        Assert.Equal(isGood, StandardWebhooksSignature.ReadSecret("whsec_" + Convert.ToBase64String(new byte[length])) is not null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64 at all, is it?????")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void ReadSecret_WhatIsNone_IsNull(string? secret) => Assert.Null(StandardWebhooksSignature.ReadSecret(secret));
}
