using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Continuity.Redis.Connection;

/// <summary>Decides whether the certificate that a server shows may be Redis'.</summary>
internal sealed class ServerCertificates
{
    private readonly X509Certificate2Collection? authorities;
    private volatile string? refusal;
    private volatile bool hasAccepted;

    private ServerCertificates(X509Certificate2Collection? authorities) => this.authorities = authorities;

    /// <summary>Why the last one was refused; null where none was.</summary>
    public string? Refusal => refusal;

    /// <summary>Whether one was accepted.</summary>
    public bool HasAccepted => hasAccepted;

    /// <summary>Trusts the authorities of a file.</summary>
    /// <param name="file">The file, in PEM; null: those that the system trusts.</param>
    /// <exception cref="StoreRefusedException">It can't be read, or has no certificate in it.</exception>
    public static ServerCertificates Of(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return new(null);
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"{nameof(RedisOptions.TrustedCertificate)}: {file} can't be read as certificates in PEM.");
        }

        return authorities.Count > 0 ? new(authorities) : throw new StoreRefusedException($"{nameof(RedisOptions.TrustedCertificate)}: {file} has no certificate in PEM.");
    }

    /// <summary>Accepts a certificate, or notes why not.</summary>
    /// <param name="sender">Unused.</param>
    /// <param name="certificate">What the server shows.</param>
    /// <param name="shown">The certificates that it sent along.</param>
    /// <param name="errors">What the system says of it.</param>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? shown, SslPolicyErrors errors)
    {
        var reason = certificate is null ? "it shows no certificate."
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "its certificate is for another host (sslHost in the connection string names the one that it is for)."
            : !IsOfAnAuthority(certificate, shown, errors) ? "its certificate is of no authority that is trusted here, or is not good now (Continuity:Store:TrustedCertificate names a file with your own)."
            : null;
        refusal = reason ?? refusal;
        hasAccepted |= reason is null;
        return reason is null;
    }

    private bool IsOfAnAuthority(X509Certificate certificate, X509Chain? shown, SslPolicyErrors errors)
    {
        if (authorities is null)
        {
            return errors == SslPolicyErrors.None;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var between in shown?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        }

        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(copy);
    }
}
