using System.Buffers.Binary;
using System.Globalization;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Ledger.Domain.Notes;

/// <summary>The public half of a log's key, under the log's name: what a reader has to trust, and all of it.</summary>
/// <remarks>Published format (C2SP signed-note): <c>name+8 hexadecimal digits+base64(0x01 ‖ public key)</c>.</remarks>
public sealed class VerifierKey
{
    readonly byte[] publicKey;

    VerifierKey(string name, byte[] publicKey) => (Name, this.publicKey, Id) = (name, publicKey, KeyName.IdOf(name, publicKey));

    /// <summary>The log that signs with it.</summary>
    public string Name { get; }

    /// <summary>Short, and not secret against collisions: it says which signature to check, never that it holds.</summary>
    public uint Id { get; }

    /// <summary>The key of Ed25519 (RFC 8032), 32 bytes.</summary>
    public ReadOnlySpan<byte> PublicKey => publicKey;

    /// <param name="publicKey">A point of the prime-order group; points of small order, for which anybody can sign, are refused.</param>
    /// <exception cref="ArgumentException">Name or key is not valid.</exception>
    public static VerifierKey Create(string name, ReadOnlySpan<byte> publicKey)
    {
        if (!KeyName.IsValid(name))
            throw new ArgumentException("A key's name is not empty and has no spaces, no plus sign and no control characters.", nameof(name));
        if (!IsPublicKey(publicKey))
            throw new ArgumentException("These bytes are no public key of Ed25519.", nameof(publicKey));
        return new(name, publicKey.ToArray());
    }

    /// <summary>Reads the published format.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out VerifierKey? key)
    {
        key = null;
        if (text?.Split('+', 3) is not [var name, { Length: 8 } id, var encoded] || !KeyName.IsValid(name))
            return false;
        if (!StrictBase64.TryDecode(encoded, out var bytes) || bytes is not [KeyName.Ed25519, .. var publicKey] || !IsPublicKey(publicKey))
            return false;

        var read = new VerifierKey(name, publicKey);
        key = read.ToString() == text ? read : null;
        return key is not null;
    }

    /// <summary>Whether this key's owner signed these bytes.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, publicKey, 0, message.ToArray(), 0, message.Length);

    /// <summary>The published format.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([KeyName.Ed25519, .. publicKey])}");

    static bool IsPublicKey(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Ed25519.PublicKeySize && Ed25519.ValidatePublicKeyFull(bytes.ToArray(), 0);
}
