using System.IO.Compression;

namespace Standards.ImportingComments;

/// <summary>Looks into a Word document before anything reads it: how much it unpacks to, and whether it carries programs.</summary>
/// <remarks>Sizes that a file claims are not believed: its parts are unpacked once and counted, piece by piece.</remarks>
static class Container
{
    const int MaxParts = 2_000;
    const long MaxUnpacked = 64L * 1024 * 1024;
    const long MaxOfRelations = 1024 * 1024;
    const string Document = "word/document.xml";

    /// <exception cref="RefusalError">It is no Word document, or one that we do not open.</exception>
    public static void Check(byte[] file)
    {
        try
        {
            using var container = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (container.Entries.Count > MaxParts)
                throw Bomb();
            if (container.GetEntry(Document) is null)
                throw new RefusalError("table.format_unknown", "The file is neither a Word document (.docx) nor a table with commas (.csv).");
            if (container.Entries.Any(IsProgram))
                throw new RefusalError("table.macros", "The document carries macros. Save it as a Word document without macros (.docx).");
            Measure(container);
            if (HasMacroType(container))
                throw new RefusalError("table.macros", "The document is of a kind that carries macros. Save it as a Word document without macros (.docx).");
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    public static RefusalError Damaged() => new("table.malformed", "The file is damaged: it cannot be read as a Word document.");

    static bool IsProgram(ZipArchiveEntry part) =>
        part.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("vbaData", StringComparison.OrdinalIgnoreCase);

    static void Measure(ZipArchive container)
    {
        var unpacked = 0L;
        var buffer = new byte[64 * 1024];
        foreach (var part in container.Entries)
        {
            var ofPart = 0L;
            var most = part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.FullName == "[Content_Types].xml" ? MaxOfRelations : MaxUnpacked;
            using var content = part.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                ofPart += read;
                unpacked += read;
                if (unpacked > MaxUnpacked || ofPart > most)
                    throw Bomb();
            }
        }
    }

    static bool HasMacroType(ZipArchive container)
    {
        if (container.GetEntry("[Content_Types].xml") is not { } types)
            throw Damaged();
        using var text = new StreamReader(types.Open());
        return text.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    static RefusalError Bomb() => new("table.too_large_inside", $"The document unpacks to more than {MaxUnpacked / 1024 / 1024} MB or {MaxParts} parts. Save it without pictures, or divide the table.");
}
