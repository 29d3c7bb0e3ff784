using System.Globalization;
using Ledger.Domain.Notes;

namespace Ledger.Domain.Receipts;

/// <summary>Steps that several checks share.</summary>
static class Findings
{
    public static Finding<VerifierKey> Key(string text) => VerifierKey.TryParse(text.Trim(), out var key)
        ? new(key, string.Create(CultureInfo.InvariantCulture, $"You trust the log {key.Name} by its key {key.Id:x8}."))
        : new(null, "The verifier key is not of the form name+hash+base64, or its parts do not fit together.");

    /// <summary>A checkpoint, once its signature is verified and never before.</summary>
    public static Finding<Checkpoint> Signed(string note, VerifierKey key)
    {
        if (!SignedNote.TryParse(note, out var signed))
            return new(null, "The checkpoint is not a signed note.");
        return signed.TrustBy(key) switch
        {
            NoteTrust.NotSigned => new(null, $"{key.Name} did not sign the checkpoint with the key that you trust."),
            NoteTrust.Forged => new(null, $"The signature on the checkpoint does not hold: the text is not what {key.Name} signed."),
            _ => Told(signed.Text, key.Name),
        };
    }

    static Finding<Checkpoint> Told(string text, string log) =>
        !Checkpoint.TryParse(text, out var checkpoint) ? new(null, "What was signed is not a checkpoint.")
        : checkpoint.Origin != log ? new(null, $"The checkpoint is that of another log than {log}.")
        : new(checkpoint, $"{log} signed that its log holds {Acts(checkpoint.Size)} under the root {checkpoint.Root}.");

    public static string Acts(ulong count) => count == 1 ? "1 act" : string.Create(CultureInfo.InvariantCulture, $"{count} acts");
}
