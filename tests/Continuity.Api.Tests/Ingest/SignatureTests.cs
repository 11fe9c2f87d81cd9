using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Continuity.Api.Ingest;
using Continuity.Api.Ingest.Signatures;
using Continuity.Api.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Ingest;

/// <summary>Each scheme against one wrong byte, another key, and the wrong time.</summary>
[OneStore("No store changes it.")]
public sealed class SignatureTests
{
    private const string Url = "https://api.example.com/ingest/pbx";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    [Fact]
    public void StandardWebhooks_TheSpecificationsOwnExample_IsGood()
    {
        // From the reference libraries' tests (github.com/standard-webhooks/standard-webhooks).
        var request = Of(new() { Secrets = [new() { Value = Signing.Key }] }, Body, DateTimeOffset.FromUnixTimeSeconds(1614265330));
        request.Headers["webhook-id"] = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        request.Headers["webhook-timestamp"] = "1614265330";
        request.Headers["webhook-signature"] = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(request));
    }

    [Theory]
    [InlineData(-300, SignatureVerdict.Good)]
    [InlineData(300, SignatureVerdict.Good)]
    [InlineData(-301, SignatureVerdict.OutOfTime)]
    [InlineData(301, SignatureVerdict.OutOfTime)]
    [InlineData(-86400, SignatureVerdict.OutOfTime)]
    public void StandardWebhooks_TheTimeOfSending_MayBeFiveMinutesOff(int seconds, object verdict) =>
        Assert.Equal(verdict, SignatureCheck.Of(Standard(at: Now.AddSeconds(seconds))));

    [Fact]
    public void StandardWebhooks_OneWrongByteAnywhere_IsWrong()
    {
        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(Standard()));
        for (var i = 0; i < Body.Length; i++)
        {
            var changed = Body.ToArray();
            changed[i] ^= 1;
            Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(Standard() with { Body = changed }));
        }

        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(With("webhook-id", "msg_2")));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(With("webhook-timestamp", (Now.ToUnixTimeSeconds() + 1).ToString(CultureInfo.InvariantCulture))));
        var signature = Convert.FromBase64String(Standard().Headers["webhook-signature"].ToString()[3..]);
        for (var i = 0; i < signature.Length; i++)
        {
            var changed = signature.ToArray();
            changed[i] ^= 1;
            Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(With("webhook-signature", $"v1,{Convert.ToBase64String(changed)}")));
        }
    }

    [Theory]
    [InlineData("webhook-id", "")]
    [InlineData("webhook-timestamp", "")]
    [InlineData("webhook-timestamp", "now")]
    [InlineData("webhook-timestamp", "-1")]
    [InlineData("webhook-timestamp", "99999999999999999999")]
    [InlineData("webhook-signature", "")]
    [InlineData("webhook-signature", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("webhook-signature", "v1,not base64")]
    [InlineData("webhook-signature", "v1a,g0hM9SsE")]
    public void StandardWebhooks_AHeaderThatCantBeRead_IsMissing(string header, string value) =>
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(With(header, value)));

    [Fact]
    public void StandardWebhooks_SeveralSignatures_OneGoodOneIsEnough()
    {
        var good = Standard().Headers["webhook-signature"].ToString();
        var wrong = Standard(secret: Signing.OldKey).Headers["webhook-signature"].ToString();

        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(With("webhook-signature", $"v1a,xx {wrong} {good}")));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(With("webhook-signature", $"v1a,xx {wrong} {wrong}")));
    }

    [Fact]
    public void Secret_OneThatWasReplaced_IsGoodUntilItsTime()
    {
        IngestSourceOptions options = new() { Secrets = [new() { Value = Signing.Key }, new() { Value = Signing.OldKey, Until = Now }] };

        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(Standard(options)));
        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(Standard(options, Signing.OldKey) with { ReceivedAt = Now.AddMilliseconds(-1) }));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(Standard(options, Signing.OldKey)));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(Standard(new() { Secrets = [new() { Value = Signing.Key }] }, Signing.OldKey)));
    }

    [Theory]
    [InlineData("Sha256", "Hex", "")]
    [InlineData("Sha256", "Hex", "sha256=")]
    [InlineData("Sha512", "Base64", "")]
    [InlineData("LegacySha1", "Hex", "sha1=")]
    public void HmacBody_EachWayToWriteIt_IsGoodAndWrongByOneByte(string algorithmName, string encodingName, string prefix)
    {
        var (algorithm, encoding) = (Enum.Parse<SignatureAlgorithm>(algorithmName), Enum.Parse<SignatureEncoding>(encodingName));
        var options = BodyOptions(new() { Scheme = SignatureScheme.HmacBody, Algorithm = algorithm, Encoding = encoding, Prefix = prefix, Header = "X-Sign" });
        var key = Encoding.UTF8.GetBytes(Signing.Text);
        var mac = algorithm switch
        {
            SignatureAlgorithm.Sha512 => HMACSHA512.HashData(key, Body),
            SignatureAlgorithm.LegacySha1 => Signing.Sha1(key, Body),
            _ => HMACSHA256.HashData(key, Body),
        };
        var request = Of(options, Body, Now);
        request.Headers["X-Sign"] = prefix + Written(mac);

        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(request));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Body = Body.AsMemory(1) }));
        mac[^1] ^= 1;
        request.Headers["X-Sign"] = prefix + Written(mac);
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request));
        request.Headers["X-Sign"] = prefix + Written(mac[..^1]);
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request));
        request.Headers["X-Sign"] = prefix;
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(request));

        string Written(byte[] bytes) => encoding == SignatureEncoding.Hex ? Convert.ToHexString(bytes) : Convert.ToBase64String(bytes);
    }

    [Theory]
    [InlineData(-301, SignatureVerdict.OutOfTime)]
    [InlineData(301, SignatureVerdict.OutOfTime)]
    [InlineData(0, SignatureVerdict.Good)]
    public void HmacBody_WithATimestamp_SignsItAndHoldsItToTheWindow(int seconds, object verdict)
    {
        var options = BodyOptions(new() { Scheme = SignatureScheme.HmacBody, TimestampHeader = "X-Time" });
        var request = Of(options, Body, Now);
        var at = Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers["X-Time"] = at;
        request.Headers["X-Signature"] = Signing.Body(Signing.Text, at, Body);
        Assert.Equal(verdict, SignatureCheck.Of(request));

        request.Headers["X-Time"] = Now.AddSeconds(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request));
        request.Headers.Remove("X-Time");
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(request));
    }

    [Fact]
    public void HmacUrl_TheProvidersOwnExample_IsGood()
    {
        // Twilio's documented example of X-Twilio-Signature: this token, address and these fields.
        KeyValuePair<string, string>[] fields =
        [
            new("CallSid", "CA1234567890ABCDE"), new("Caller", "+14158675309"), new("Digits", "1234"), new("From", "+14158675309"), new("To", "+18005551212"),
        ];
        var request = Form(fields, "https://mycompany.com/myapp.php", "?foo=1&bar=2", "12345");
        request.Headers["X-Sign"] = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(request));
    }

    [Fact]
    public void HmacUrl_OneOtherByteInUrlOrForm_IsWrong()
    {
        KeyValuePair<string, string>[] fields = [new("b", "x y+z&ü"), new("A", "1"), new("a", "")];
        var request = Form(fields, Url, "?q=1", Signing.Text);
        request.Headers["X-Sign"] = Signing.Form(Signing.Text, Url + "?q=1", fields);
        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(request));

        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Query = "?q=2" }));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Query = "" }));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Options = request.Options with { Signature = request.Options.Signature with { PublicUrl = Url + "/" } } }));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Body = Encoding.UTF8.GetBytes("b=x+y%2Bz%26%C3%BC&A=2&a=") }));
        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Body = Encoding.UTF8.GetBytes("b=x+y%2Bz%26%C3%BC&A=1&a=&c=") }));
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(request with { Body = new byte[] { (byte)'a', (byte)'=', 0xff } }));
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(request with { Body = Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 501))) }));
    }

    [Fact]
    public void HmacUrl_ABodyThatIsNoForm_IsSignedByItsDigestInTheQuery()
    {
        var query = $"?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Body))}";
        var request = Form([], Url, query, Signing.Text) with { Body = Body };
        request.Headers.ContentType = "application/json";
        request.Headers["X-Sign"] = Signing.Form(Signing.Text, Url + query, []);
        Assert.Equal(SignatureVerdict.Good, SignatureCheck.Of(request));

        Assert.Equal(SignatureVerdict.Wrong, SignatureCheck.Of(request with { Body = Body.AsMemory(1) }));
        request.Headers["X-Sign"] = Signing.Form(Signing.Text, Url, []);
        Assert.Equal(SignatureVerdict.Missing, SignatureCheck.Of(request with { Query = "" }));
    }

    private static IngestRequest Standard(IngestSourceOptions? options = null, string secret = Signing.Key, DateTimeOffset? at = null)
    {
        var request = Of(options ?? new() { Secrets = [new() { Value = Signing.Key }] }, Body, Now);
        foreach (var (name, value) in Signing.Standard(secret, "msg_1", at ?? Now, Body))
        {
            request.Headers[name] = value;
        }

        return request;
    }

    private static IngestRequest With(string header, string value)
    {
        var request = Standard();
        request.Headers[header] = value;
        return request;
    }

    private static IngestRequest Form(IEnumerable<KeyValuePair<string, string>> fields, string url, string query, string secret)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var stream = form.ReadAsStream(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var options = new IngestSourceOptions
        {
            Secrets = [new() { Value = secret }],
            Signature = new() { Scheme = SignatureScheme.HmacUrl, Algorithm = SignatureAlgorithm.LegacySha1, Header = "X-Sign", PublicUrl = url },
        };
        var request = Of(options, bytes.ToArray(), Now) with { Query = query };
        request.Headers.ContentType = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }

    private static IngestSourceOptions BodyOptions(SignatureOptions signature) => new() { Secrets = [new() { Value = Signing.Text }], Signature = signature };

    private static IngestRequest Of(IngestSourceOptions options, byte[] body, DateTimeOffset at) => new("pbx", options, body, new HeaderDictionary(), at);
}
