using System.Security.Cryptography;
using System.Text;

namespace Contracts.Identity;

/// <summary>UUIDs that follow from a name: the same name in the same namespace always gives the same UUID.</summary>
/// <remarks>RFC 9562, appendix B.2: version 8 over the first sixteen octets of SHA-256(namespace ‖ name in UTF-8).</remarks>
public static class NamedUuid
{
    public static Guid Of(Guid space, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var uuid = SHA256.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true);
    }
}
