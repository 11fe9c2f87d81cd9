using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A redis-server that speaks TLS alone and wants a password, with a certificate of an authority of its own.</summary>
public sealed class SecureRedisServer : RedisServer
{
    public const string Host = "redis.test";
    public const string Password = "correct-horse-battery";

    /// <summary>The authority that signed its certificate.</summary>
    public string Authority => Path.Combine(Folder, "ca.pem");

    /// <summary>Another one, which did not.</summary>
    public string OtherAuthority => Path.Combine(Folder, "other.pem");

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},connectTimeout=3000,connectRetry=1");

    public override string ConnectionString => $"{Address},ssl=true,sslHost={Host},password={Password}";

    protected override bool AnswersPlainly => false;

    protected override ProcessStartInfo CommandLine()
    {
        var line = base.CommandLine();
        var plain = line.ArgumentList.IndexOf("--port");
        line.ArgumentList[plain + 1] = "0";
        foreach (var argument in new[]
        {
            "--tls-port", Port.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", Path.Combine(Folder, "server.pem"), "--tls-key-file", Path.Combine(Folder, "server.key"),
            "--tls-ca-cert-file", Authority, "--tls-auth-clients", "no", "--requirepass", Password,
        })
        {
            line.ArgumentList.Add(argument);
        }

        return line;
    }

    public override async Task StartAsync()
    {
        MakeCertificates();
        await base.StartAsync();
    }

    private static X509Certificate2 MakeAuthority(string name)
    {
        var request = new CertificateRequest($"CN={name}", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private void MakeCertificates()
    {
        using var authority = MakeAuthority("Continuity test authority");
        using var other = MakeAuthority("Another authority");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(authority, now.AddHours(-1), now.AddDays(1), [1, 2, 3, 4]);
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(OtherAuthority, other.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
