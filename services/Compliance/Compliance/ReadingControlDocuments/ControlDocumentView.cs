using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using GraphQL;

namespace Compliance.ReadingControlDocuments;

/// <summary>One version of a document of OSCAL about a model.</summary>
[Public, Name("ControlDocument")]
sealed class ControlDocumentView(SeenControlDocument document)
{
    [Id]
    public string Id => document.Id.ToString("D");

    [Id]
    public string ModelId => document.Model.ToString("D");

    public string ModelName => document.ModelName;

    /// <summary>The version of the model; null where it is about all of them.</summary>
    public string? ModelVersion => document.ModelVersion;

    public ControlDocumentKind Kind => document.Kind;

    /// <summary>The identifier that the document gives itself.</summary>
    [Id]
    public string Uuid => document.Uuid.ToString("D");

    public string Title => document.Title;

    /// <summary>As the document says it.</summary>
    public string Version => document.Version;

    /// <summary>SHA-256 of its canonical JSON.</summary>
    public string Sha256 => document.Sha256;

    /// <summary>Of its canonical JSON, in bytes.</summary>
    public int Size => document.Size;

    /// <summary>As whom it was filed.</summary>
    public DocumentParty FiledAs => document.Filer;

    public PersonStub FiledBy => new(document.FiledBy);

    public DateTime FiledAt => document.FiledAt;

    public ReceiptStub Receipt => new(document.Act);

    /// <summary>Whether it is the last version that is not withdrawn.</summary>
    public bool IsCurrent => document.IsCurrent;

    public DocumentWithdrawalView? Withdrawal => document.Withdrawal is { } withdrawn ? new(withdrawn) : null;

    /// <summary>Whether the caller may withdraw it.</summary>
    public bool MayWithdraw(IResolveFieldContext context) => document.Withdrawal is null && DocumentReader.Of(context) is { Person: { } person, Party: var party } && Domain.ControlDocuments.ControlDocument.MayWithdraw(document.Filer, document.FiledBy, party, person);

    /// <summary>The catalog that its controls are held against; null where none was named, and none is here that it imports.</summary>
    public async Task<CatalogView?> Catalog([FromServices] CatalogShelf shelf, CancellationToken cancellation) => document.Catalog is { } id && await shelf.FindAsync(id, cancellation) is { } catalog ? new(catalog) : null;

    /// <summary>All versions of it, newest first, this one among them.</summary>
    [Complexity(200, 200)]   // so many there may be, each with its own
    public async Task<IEnumerable<ControlDocumentView>> Versions(IResolveFieldContext context, [FromServices] ControlDocumentRegister documents) =>
        (await documents.VersionsAsync(DocumentReader.Of(context), document.Series, context.CancellationToken)).Select(d => new ControlDocumentView(d));

    /// <summary>How many controls of the catalog it says what of; null where it is held against none.</summary>
    [Complexity(200)]
    public async Task<ControlCoverageView?> Coverage([FromServices] ControlDocumentRegister documents, [FromServices] CatalogShelf shelf, CancellationToken cancellation) =>
        document.Catalog is null ? null : new(await CoverageAsync(documents, shelf, cancellation));

    /// <summary>The controls of the catalog in reading order, each with what it says; without a catalog, the controls of which it speaks.</summary>
    /// <param name="state">Only those that are said to be so.</param>
    /// <param name="unspoken">Only those of which it does not speak.</param>
    [Complexity(200)]   // all of them are read
    public async Task<SpokenControlConnection> Controls(
        [FromServices] ControlDocumentRegister documents, [FromServices] CatalogShelf shelf, CancellationToken cancellation, int first = 50, string? after = null, Implementation? state = null, bool unspoken = false)
    {
        var start = Offset.Read(first, after);
        var all = (await CoverageAsync(documents, shelf, cancellation)).Controls.Where(c => unspoken ? c.Saying is null : state is null || c.Saying?.State == state).ToList();
        return new([.. all.Skip(start).Take(first)], start, all.Count);
    }

    /// <summary>Of how many controls it speaks that the catalog does not have.</summary>
    public int UnknownCount => document.Unknown;

    /// <summary>These controls, each with the place where it speaks of it, at most 200.</summary>
    [Complexity(200)]
    public async Task<IEnumerable<UnknownControlView>> Unknown([FromServices] ControlDocumentRegister documents, CancellationToken cancellation) =>
        document.Unknown == 0 ? [] : (await documents.SayingsAsync(document.Id, cancellation)).Where(s => !s.IsKnown).Take(200).Select(s => new UnknownControlView(s.Control, s.Place));

    /// <summary>What it says of itself.</summary>
    [Complexity(1_000)]   // the whole document is read for it
    public async Task<ControlDocumentMetadataView> Metadata([FromServices] ControlDocumentRegister documents, CancellationToken cancellation) => ControlDocumentMetadataView.Of(await ReadAsync(documents, cancellation));

    /// <summary>The document as a file; nothing is lost between the notations.</summary>
    [Complexity(5_000)]   // it is read and written whole
    public async Task<OscalFileView> File([FromServices] ControlDocumentRegister documents, CancellationToken cancellation, OscalFormat format = OscalFormat.Json)
    {
        var read = await ReadAsync(documents, cancellation);
        return OscalFileView.Of($"{read.Model}-{document.Sha256[..12]}", document.Kind switch
        {
            ControlDocumentKind.ComponentDefinition => "component-definition",
            ControlDocumentKind.SystemSecurityPlan  => "ssp",
            ControlDocumentKind.AssessmentPlan      => "ap",
            ControlDocumentKind.AssessmentResults   => "ar",
            _                                       => "poam",
        }, read, format);
    }

    async Task<OscalDocument> ReadAsync(ControlDocumentRegister documents, CancellationToken cancellation) => OscalFile.Read(await documents.ContentAsync(document.Id, cancellation), OscalFormat.Json).Demand();

    async Task<ControlCoverage> CoverageAsync(ControlDocumentRegister documents, CatalogShelf shelf, CancellationToken cancellation) =>
        ControlCoverage.Of(document.Catalog is { } catalog ? await shelf.AssessedAsync(catalog, cancellation) : null, await documents.SayingsAsync(document.Id, cancellation));
}

/// <summary>That a version counts no more, and why.</summary>
[Public, Name("ControlDocumentWithdrawal")]
sealed class DocumentWithdrawalView(DocumentWithdrawal withdrawal)
{
    public DateTime At => withdrawal.At;

    public string Reason => withdrawal.Reason;

    public ReceiptStub Receipt => new(withdrawal.Act);
}

/// <summary>A control that the catalog does not have.</summary>
[Public, Name("UnknownControl")]
sealed class UnknownControlView(string control, string place)
{
    [Id]
    public string ControlId => control;

    /// <summary>JSON pointer to where the document speaks of it first.</summary>
    public string Place => place;
}

/// <summary>Part of the documents, newest first.</summary>
[Public, Name("ControlDocumentConnection")]
sealed class ControlDocumentConnection(Page<SeenControlDocument> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<ControlDocumentView> Nodes => page.Rows.Select(d => new ControlDocumentView(d));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.FiledAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a document, just done or recalled.</summary>
[Public, Name("ControlDocumentAct")]
sealed class ControlDocumentActView(Guid document, Guid act)
{
    public Task<ControlDocumentView?> Document(IResolveFieldContext context, [FromServices] ControlDocumentRegister documents) => Query.ControlDocument(context, documents, document.ToString("D"));

    public ReceiptStub Receipt => new(act);
}
