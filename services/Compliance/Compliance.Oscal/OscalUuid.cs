using System.Security.Cryptography;
using System.Text;

namespace Compliance.Oscal;

/// <summary>UUIDs that follow from a name, of the version that OSCAL takes: RFC 9562, 5.5 (version 5).</summary>
public static class OscalUuid
{
    static readonly Guid Space = new("0d1d6f0e-5a0a-4c47-9f0b-6a9f5f6f3c52");

    /// <summary>The same name always gives the same UUID.</summary>
    public static string Of(string name)
    {
#pragma warning disable CA5350 // Version 5 is defined with SHA-1; nothing rests on its strength.
        var uuid = SHA1.HashData([.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x50);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return new Guid(uuid, bigEndian: true).ToString("D");
    }
}
