using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ledger.Domain.Notes;

/// <summary>A text that one or more keys have signed: C2SP signed-note.</summary>
/// <remarks>Published format. The text ends in a newline; an empty line and the signatures follow. What is not verified is not believed.</remarks>
public sealed class SignedNote
{
    const int MaxLength = 1_000_000;
    const int MaxSignatures = 100;
    const string LineStart = "— ";
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    SignedNote(string text, ImmutableArray<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What was signed, with its last newline.</summary>
    public string Text { get; }

    /// <summary>As they stand, those of unknown keys included.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>Signs a text with one key.</summary>
    /// <exception cref="ArgumentException">The text does not end in a newline, or holds control characters.</exception>
    public static SignedNote Sign(string text, SigningKey key)
    {
        if (!text.EndsWith('\n') || !IsPlain(text))
            throw new ArgumentException("A note's text ends in a newline and holds no other control characters.", nameof(text));
        return new(text, [new(key.Verifier.Name, key.Verifier.Id, [.. key.Sign(Strict.GetBytes(text))])]);
    }

    /// <summary>Reads the published format; verifies nothing.</summary>
    public static bool TryParse(string? published, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (published is null || published.Length > MaxLength || !IsPlain(published) || !published.EndsWith('\n'))
            return false;
        var gap = published.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0 || gap + 2 == published.Length)
            return false;

        var lines = published[(gap + 2)..^1].Split('\n');
        if (lines.Length > MaxSignatures)
            return false;
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (!NoteSignature.TryParse(line, out var signature))
                return false;
            signatures.Add(signature);
        }
        note = new(published[..(gap + 1)], signatures.MoveToImmutable());
        return true;
    }

    /// <summary>Whether a key's owner signed the text. Signatures of other keys neither help nor harm.</summary>
    public NoteTrust TrustBy(VerifierKey key)
    {
        var own = Signatures.Where(s => s.KeyName == key.Name && s.KeyId == key.Id).ToArray();
        var message = Strict.GetBytes(Text);
        return own is [] ? NoteTrust.NotSigned
            : Array.TrueForAll(own, s => key.Verify(message, s.Bytes.AsSpan())) ? NoteTrust.Verified
            : NoteTrust.Forged;
    }

    /// <summary>The published format.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";

    static bool IsPlain(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\t') || text.AsSpan().ContainsAnyInRange('\v', '\u001F'))
            return false;
        try
        {
            _ = Strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>One line under a note.</summary>
    public sealed record NoteSignature(string KeyName, uint KeyId, ImmutableArray<byte> Bytes)
    {
        internal static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
        {
            signature = null;
            if (!line.StartsWith(LineStart, StringComparison.Ordinal) || line[LineStart.Length..].Split(' ') is not [var name, var encoded])
                return false;
            if (!Notes.KeyName.IsValid(name) || !StrictBase64.TryDecode(encoded, out var bytes) || bytes.Length <= sizeof(uint))
                return false;

            signature = new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(sizeof(uint))]);
            return true;
        }

        /// <summary>The line without its newline.</summary>
        public override string ToString()
        {
            var encoded = new byte[sizeof(uint) + Bytes.Length];
            BinaryPrimitives.WriteUInt32BigEndian(encoded, KeyId);
            Bytes.CopyTo(encoded, sizeof(uint));
            return string.Create(CultureInfo.InvariantCulture, $"{LineStart}{KeyName} {Convert.ToBase64String(encoded)}");
        }
    }
}

/// <summary>What a note is worth to the holder of one key.</summary>
public enum NoteTrust
{
    /// <summary>The key's owner did not sign it.</summary>
    NotSigned,

    /// <summary>A signature bears the key's name and identifier and does not hold: the note is altered or forged.</summary>
    Forged,

    /// <summary>The key's owner signed exactly this text.</summary>
    Verified,
}
