using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Identity.Keys;

/// <summary>What a key is for.</summary>
enum KeyUse
{
    /// <summary>ES256: signs access and identity tokens. Its public half is published.</summary>
    Signing,

    /// <summary>AES-256: seals codes and refresh tokens, which nobody else reads.</summary>
    Encryption,
}

/// <summary>A key of the token service.</summary>
/// <param name="Id">The <c>kid</c>.</param>
/// <param name="ActiveFrom">From here on it is used, until a younger one is; before and after, tokens made with it are accepted.</param>
/// <param name="Secret">PKCS #8 of a signing key; the 32 bytes of an encryption key.</param>
sealed record TokenKey(string Id, KeyUse Use, DateTimeOffset ActiveFrom, DateTimeOffset CreatedAt, byte[] Secret)
{
    public static TokenKey Create(KeyUse use, DateTimeOffset activeFrom, DateTimeOffset now)
    {
        if (use is KeyUse.Encryption)
            return new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), use, activeFrom, now, RandomNumberGenerator.GetBytes(32));

        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Base64UrlEncoder.Encode(new ECDsaSecurityKey(pair).ComputeJwkThumbprint());
        return new(id, use, activeFrom, now, pair.ExportPkcs8PrivateKey());
    }

    public SigningCredentials ToSigningCredentials()
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(Secret, out _);
        return new(new ECDsaSecurityKey(pair) { KeyId = Id }, SecurityAlgorithms.EcdsaSha256);
    }

    public EncryptingCredentials ToEncryptingCredentials() =>
        new(new SymmetricSecurityKey(Secret) { KeyId = Id }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);
}
