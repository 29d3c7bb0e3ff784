namespace Standards.Exchange.Json;

/// <summary>The document in its canonical JSON (RFC 8785): the bytes whose SHA-256 is the hash of the document.</summary>
public static class CanonicalDocument
{
    const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The file.</summary>
    public static byte[] Write(Document document) => CanonicalJson.Canonicalize(DocumentJson.Write(document));

    /// <summary>Reads a file strictly: there are no repairs.</summary>
    public static Import Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
            return new Import.Refused(new ExchangeRefusal.TooLarge($"The file is larger than {MaxBytes / 1024 / 1024} MB."));
        try
        {
            var document = DocumentJson.Read(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Span));
            var problems = ContentModel.Check(document);
            return problems.IsEmpty ? new Import.Taken(document, []) : new Import.Refused(new ExchangeRefusal.NoDocument(problems[0].Message));
        }
        catch (Exception wrong) when (wrong is FormatException or System.Text.DecoderFallbackException)
        {
            return new Import.Refused(new ExchangeRefusal.Malformed($"The file is no document in JSON: {wrong.Message}"));
        }
    }
}
