using GraphQL;
using Standards.Domain.Documents;
using Standards.Exchange;
using Standards.ReadingAProject;

namespace Standards.ImportingAnEdition;

/// <summary>What a file would be as an edition. Nothing is kept.</summary>
[Public, Name("ImportPreview")]
sealed class ImportPreviewView(Import.Taken taken)
{
    public int ElementCount => taken.Document.Count;

    /// <summary>SHA-256 of the canonical JSON of the document.</summary>
    public string DocumentHash => DocumentJson.HashOf(taken.Document);

    /// <summary>The text as numbered clauses.</summary>
    public IEnumerable<ClauseView> Clauses => FlatClauses.ToClauses(taken.Document).Select(c => new ClauseView(c));

    /// <summary>What was changed in the file to make it a document.</summary>
    public IEnumerable<RepairView> Repairs => taken.Repairs.Select(r => new RepairView(r));
}

[Public, Name("Repair")]
sealed class RepairView(Repair repair)
{
    public string Code => repair.Code;

    public string Place => repair.Place;

    public string Message => repair.Message;
}
