using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Notes;

/// <summary>What a log says of its tree at one size: C2SP tlog-checkpoint. Signed, it binds the log to all that came before.</summary>
/// <param name="Origin">The log's name, which is also that of its key.</param>
/// <param name="Size">How many leaves the tree has.</param>
/// <param name="Root">The tree's root.</param>
public sealed record Checkpoint(string Origin, ulong Size, Digest Root)
{
    /// <summary>The text of a note: origin, size in decimal digits, root in base64, a line each.</summary>
    /// <remarks>Published format: it is signed, and never changes.</remarks>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");

    /// <summary>The checkpoint as a note that the log has signed.</summary>
    /// <exception cref="ArgumentException">The key is that of another log.</exception>
    public SignedNote Sign(SigningKey key) => key.Verifier.Name == Origin
        ? SignedNote.Sign(ToText(), key)
        : throw new ArgumentException($"The key is that of {key.Verifier.Name}, the checkpoint that of {Origin}.", nameof(key));

    /// <summary>Reads the text of a note. Further lines, which a log may add, are passed over.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (text is null || !text.EndsWith('\n') || text[..^1].Split('\n') is not [var origin, var size, var root, ..] lines || lines.Contains(""))
            return false;
        if (!ulong.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves) || (size[0] == '0' && size.Length > 1))
            return false;
        if (!Digest.TryParseBase64(root, out var hash))
            return false;

        checkpoint = new(origin, leaves, hash);
        return true;
    }
}
