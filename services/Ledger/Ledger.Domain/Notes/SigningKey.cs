using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Ledger.Domain.Notes;

/// <summary>The secret half of a log's key. It shows nothing of itself.</summary>
public sealed class SigningKey
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedLength = 32;

    readonly byte[] seed;

    SigningKey(string name, byte[] seed)
    {
        this.seed = seed;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        Verifier = VerifierKey.Create(name, publicKey);
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <param name="name">The log's name.</param>
    /// <param name="seed">32 random bytes (RFC 8032, section 5.1.5).</param>
    /// <exception cref="ArgumentException">The name is not valid, or the seed has another length.</exception>
    public static SigningKey Create(string name, ReadOnlySpan<byte> seed) =>
        seed.Length == SeedLength
            ? new(name, seed.ToArray())
            : throw new ArgumentException($"A seed has {SeedLength} bytes.", nameof(seed));

    /// <summary>The signature of Ed25519: the same bytes have always the same one.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Whose key it is, and nothing of the key.</summary>
    public override string ToString() => $"the signing key of {Verifier.Name}";
}
