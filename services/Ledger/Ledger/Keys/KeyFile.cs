using System.Security.Cryptography;

namespace Ledger.Keys;

/// <summary>Keeps the signing key in a file that only its owner may read: made at the first start, never written again.</summary>
/// <remarks>Stored format: PEM of PKCS #8 for Ed25519 (RFC 8410), as <c>openssl pkey</c> reads it. Who loses the file loses the log's name.</remarks>
static class KeyFile
{
    const string Label = "PRIVATE KEY";
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;
    const UnixFileMode Exposing = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    // RFC 8410, section 7: version 0, algorithm 1.3.101.112, and the seed as an octet string within an octet string.
    static ReadOnlySpan<byte> Prefix => [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    /// <summary>The log's key.</summary>
    /// <exception cref="InvalidDataException">The file holds no key, or others may read it.</exception>
    public static SigningKey ReadOrCreate(string path, string origin)
    {
        if (!File.Exists(path))
            Create(path);
        if ((File.GetUnixFileMode(path) & Exposing) != UnixFileMode.None)
            throw new InvalidDataException($"The signing key {path} is open to others. Allow it to its owner only: chmod 600.");

        var seed = Decode(File.ReadAllText(path)) ?? throw new InvalidDataException($"The file {path} holds no Ed25519 key in PKCS #8, PEM.");
        try
        {
            return SigningKey.Create(origin, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Written whole under another name and then linked: of two first starts one wins, and a crash leaves no half key.</summary>
    static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!, OwnersFolder);
        var draft = $"{path}.{Guid.NewGuid():n}";
        try
        {
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            {
                file.Write(Encode(RandomNumberGenerator.GetBytes(SigningKey.SeedLength)));
                file.Flush(flushToDisk: true);
            }
            Native.Link(draft, path);   // false where another process was first: its key is the log's
        }
        finally
        {
            File.Delete(draft);
        }
    }

    static byte[] Encode(byte[] seed) => System.Text.Encoding.ASCII.GetBytes(new string(PemEncoding.Write(Label, [.. Prefix, .. seed])) + "\n");

    static byte[]? Decode(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var found) || pem[found.Label] != Label)
            return null;
        var bytes = Convert.FromBase64String(pem[found.Base64Data]);
        return bytes.AsSpan().StartsWith(Prefix) && bytes.Length == Prefix.Length + SigningKey.SeedLength ? bytes[Prefix.Length..] : null;
    }
}
