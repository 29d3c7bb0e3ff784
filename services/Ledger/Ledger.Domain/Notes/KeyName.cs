using System.Buffers.Binary;
using System.Text;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Notes;

/// <summary>What the name of a key may be, and how key and name make the key's identifier.</summary>
/// <remarks>C2SP signed-note: not empty, no Unicode spaces, no plus sign; no control characters, for they may stand in no note.</remarks>
static class KeyName
{
    public const byte Ed25519 = 0x01;

    public static bool IsValid(string name) =>
        name.Length > 0 && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key).</summary>
    public static uint IdOf(string name, ReadOnlySpan<byte> publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(Digest.Of([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. publicKey]).ToArray());
}
