using System.Security.Cryptography;
using System.Text;

namespace Compliance.FilingADisclosure;

/// <summary>By what somebody who stays unknown comes back to a report: 26 signs, of which the first eight find it and the rest are proved against a slow hash.</summary>
/// <remarks>
/// It follows from the identifier of the command and a key of this service, and neither the identifier nor the code is kept: who sends the same command again gets the same code, and nobody else can find it out.
/// Signs are those of Crockford's base 32, in groups, without regard to case; what is easily mistaken is read as it was meant.
/// </remarks>
sealed class DisclosureCode
{
    const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Length = 26;
    const int LocatorLength = 8;
    const int Iterations = 210_000;   // of PBKDF2 with SHA-512, as OWASP's Password Storage Cheat Sheet asks
    const int HashBytes = 32;
    const int SaltBytes = 16;

    readonly string signs;

    DisclosureCode(string signs) => this.signs = signs;

    /// <summary>By what its row is found; it proves nothing.</summary>
    public string Locator => signs[..LocatorLength];

    /// <summary>The code of what a command files.</summary>
    public static DisclosureCode Of(Guid commandId, byte[] key) => new(string.Concat(Derive("code", commandId, key).Take(Length).Select(b => Signs[b % Signs.Length])));

    /// <summary>The identifier of what a command files; the command's own cannot be found from it.</summary>
    public static Guid SubjectOf(Guid commandId, byte[] key) => new(Derive("subject", commandId, key).AsSpan(0, 16));

    /// <summary>Reads what somebody types; null where it cannot be a code.</summary>
    public static DisclosureCode? Read(string? text)
    {
        if (text is null || text.Length > 2 * Length)
            return null;
        var typed = string.Concat(text.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return typed.Length == Length && typed.All(Signs.Contains) ? new(typed) : null;
    }

    /// <summary>A salt and the slow hash under it.</summary>
    public (byte[] Salt, byte[] Hash) Hashed()
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return (salt, HashOf(salt));
    }

    public bool Is(byte[] salt, byte[] hash) => CryptographicOperations.FixedTimeEquals(HashOf(salt), hash);

    /// <summary>In groups, as one writes it down.</summary>
    public override string ToString() => string.Join('-', signs.Chunk(5).Select(g => new string(g)));

    byte[] HashOf(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(signs), salt, Iterations, HashAlgorithmName.SHA512, HashBytes);

    static byte[] Derive(string purpose, Guid commandId, byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{purpose}:{commandId:D}"));
}
