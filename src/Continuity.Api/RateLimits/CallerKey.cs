using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Continuity.Callers;

namespace Continuity.Api.RateLimits;

/// <summary>
/// Whom a request counts for: who signed in, by the issuer and the subject of the token, on whatever connection; else the address that it comes from. It is 17 bytes long whoever it is, and nobody can be read from it.
/// </summary>
/// <param name="Role">What the caller is; null where nobody has signed in.</param>
/// <param name="Digest">A part of the digest of who it is.</param>
internal readonly record struct CallerKey(Role? Role, UInt128 Digest)
{
    // Addresses cost nothing, so those of strangers share this many places: else whoever has many would fill the memory.
    private const int AddressPlaces = 65_536;

    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(16);

    /// <summary>The key of a request.</summary>
    /// <param name="context">The request; where it became a socket, it has whoever signed in on it.</param>
    public static CallerKey Of(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && context.Features.Get<Caller>() is { } caller
            ? new(caller.Role, Hash(Encoding.UTF8.GetBytes($"{context.User.FindFirst("iss")?.Value}\n{caller.Role}\n{caller.Id}")))
            : new(null, Hash(Place(context.Connection.RemoteIpAddress)) % AddressPlaces);

    private static UInt128 Hash(byte[] who) => BinaryPrimitives.ReadUInt128LittleEndian(HMACSHA256.HashData(Salt, who));

    /// <summary>An IPv6 address counts as its network of 64 bits: whoever has one of them has all.</summary>
    private static byte[] Place(IPAddress? address) => address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
        _ => address.GetAddressBytes(),
    };
}
