namespace Compliance.Domain.ControlDocuments;

/// <summary>A document of OSCAL that one party files about a version of a model, version after version: the same identifier with other content is a new version. A version is known by the hash of its canonical JSON and by the catalog that it is held against, and never changes.</summary>
/// <remarks>The last version that is not withdrawn counts. Under the same identifier another party has a document of its own, so that nobody learns from a refusal what somebody else filed.</remarks>
public sealed record ControlDocument(ImmutableList<ControlDocumentVersion> Versions)
{
    /// <summary>The most versions of one document.</summary>
    public const int MostVersions = 1_000;

    /// <summary>Nothing was filed.</summary>
    public static ControlDocument Initial { get; } = new([]);

    /// <summary>The version that counts; null where there is none.</summary>
    public ControlDocumentVersion? Current => Versions.FindLast(v => !v.IsWithdrawn);

    /// <summary>The state after an event.</summary>
    public static ControlDocument Evolve(ControlDocument state, ControlDocumentEvent happened) => happened switch
    {
        ControlDocumentEvent.Filed e when state.Of(e.Sheet.Sha256, e.Sheet.Catalog) is null => new(state.Versions.Add(new(e.Sheet, e.By, IsWithdrawn: false))),
        ControlDocumentEvent.Withdrawn e when state.Of(e.Sha256, e.Catalog) is { IsWithdrawn: false } version => new(state.Versions.Replace(version, version with { IsWithdrawn = true })),
        _ => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about.</summary>
    public static Decision<ControlDocumentEvent, ControlDocumentRefusal> Decide(ControlDocument state, ControlDocumentCommand command) => command switch
    {
        ControlDocumentCommand.File c when ProblemOf(state, c.Sheet) is { } problem                      => problem,
        ControlDocumentCommand.File c                                                                    => new ControlDocumentEvent.Filed(c.Act, c.Sheet, c.By, c.Now),
        ControlDocumentCommand.Withdraw c when state.Of(c.Sha256, c.Catalog) is not { } version || !MayWithdraw(version, c) => new ControlDocumentRefusal.Unknown(),
        ControlDocumentCommand.Withdraw c when !Text.IsText(c.Reason)                                    => new ControlDocumentRefusal.Reasonless(),
        ControlDocumentCommand.Withdraw c when state.Of(c.Sha256, c.Catalog)!.IsWithdrawn                => new ControlDocumentRefusal.AlreadyWithdrawn(),
        ControlDocumentCommand.Withdraw c                                                                => new ControlDocumentEvent.Withdrawn(c.Act, c.Sha256, c.Catalog, c.Reason, c.By, c.Now),
        _                                                                                                => throw new UnreachableException(),
    };

    /// <summary>Overseers withdraw any; a developer what it filed; an assessor their own.</summary>
    public static bool MayWithdraw(DocumentParty filed, Guid filer, DocumentParty asks, Guid asking) => asks switch
    {
        DocumentParty.Overseer  => true,
        DocumentParty.Developer => filed is DocumentParty.Developer,
        _                       => filed is DocumentParty.Assessor && filer == asking,
    };

    static bool MayWithdraw(ControlDocumentVersion version, ControlDocumentCommand.Withdraw c) => MayWithdraw(version.Sheet.Filer, version.By, c.As, c.By);

    static ControlDocumentRefusal? ProblemOf(ControlDocument state, ControlDocumentSheet sheet) =>
        state.Of(sheet.Sha256, sheet.Catalog) is not null ? new ControlDocumentRefusal.Known()
        : state.Versions.Exists(v => v.Sheet.Kind != sheet.Kind) ? new ControlDocumentRefusal.OtherKind()
        : state.Versions.Count >= MostVersions ? new ControlDocumentRefusal.TooManyVersions()
        : sheet is { Filer: DocumentParty.Assessor, SaysWhatIsDone: true } ? new ControlDocumentRefusal.NotForAssessors()
        : !Text.IsLine(sheet.Title) || !Text.IsLine(sheet.Version) ? new ControlDocumentRefusal.Wordless()
        : sheet.Catalog is not null && sheet is { Known: 0, Unknown: > 0 } ? new ControlDocumentRefusal.OtherCatalog()
        : null;

    ControlDocumentVersion? Of(string hash, Guid? catalog) => Versions.Find(v => v.Sheet.Sha256 == hash && v.Sheet.Catalog == catalog);
}

/// <summary>What may be asked of a document.</summary>
public abstract record ControlDocumentCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>A version is filed.</summary>
    public sealed record File(Guid Act, ControlDocumentSheet Sheet, Guid By, DateTimeOffset Now) : ControlDocumentCommand(Act, By, Now);

    /// <summary>A version is withdrawn. It stays readable, and counts no more.</summary>
    /// <param name="Catalog">That it is held against.</param>
    /// <param name="As">As whom the person asks.</param>
    public sealed record Withdraw(Guid Act, string Sha256, Guid? Catalog, string Reason, DocumentParty As, Guid By, DateTimeOffset Now) : ControlDocumentCommand(Act, By, Now);
}

/// <summary>What has happened to a document.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ControlDocumentEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A version was filed.</summary>
    public sealed record Filed(Guid Act, ControlDocumentSheet Sheet, Guid By, DateTimeOffset At) : ControlDocumentEvent(Act, By, At);

    /// <summary>A version was withdrawn.</summary>
    public sealed record Withdrawn(Guid Act, string Sha256, Guid? Catalog, string Reason, Guid By, DateTimeOffset At) : ControlDocumentEvent(Act, By, At);
}

/// <summary>Why nothing was done with a document.</summary>
public abstract record ControlDocumentRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none, or it is another's.</summary>
    public sealed record Unknown() : ControlDocumentRefusal("control_document.unknown", "There is no such document among those that you answer for.");

    /// <summary>It is here.</summary>
    public sealed record Known() : ControlDocumentRefusal("control_document.known", "A document that says exactly this is on record about this version and this catalog already.");

    /// <summary>The identifier is that of another kind of document.</summary>
    public sealed record OtherKind() : ControlDocumentRefusal("control_document.other_kind", "Under this identifier a document of another kind is on record. Give the new one an identifier of its own.");

    /// <summary>There are more than anyone reads.</summary>
    public sealed record TooManyVersions() : ControlDocumentRefusal("control_document.too_many_versions", $"A document has at most {ControlDocument.MostVersions} versions. Give the next one an identifier of its own.");

    /// <summary>Who assesses does not say what is done.</summary>
    public sealed record NotForAssessors() : ControlDocumentRefusal("control_document.not_for_assessors", "What is done about controls is said by the developer. Who assesses files plans of assessment, results and plans of action.");

    /// <summary>Title or version cannot be shown.</summary>
    public sealed record Wordless() : ControlDocumentRefusal("control_document.wordless", "A document has a title and a version, each in one line of at most 300 characters.");

    /// <summary>Everything it speaks of is of another catalog.</summary>
    public sealed record OtherCatalog() : ControlDocumentRefusal("control_document.other_catalog", "The catalog has none of the controls of which the document speaks. Name the catalog that it is about.");

    /// <summary>A reason is missing.</summary>
    public sealed record Reasonless() : ControlDocumentRefusal("control_document.reasonless", "Give the reason, in at most 20,000 characters.");

    /// <summary>It is withdrawn.</summary>
    public sealed record AlreadyWithdrawn() : ControlDocumentRefusal("control_document.already_withdrawn", "This version is withdrawn already.");
}
