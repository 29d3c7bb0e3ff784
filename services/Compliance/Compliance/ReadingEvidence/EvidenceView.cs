using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingEvidence;

/// <summary>A file that shows something about a model.</summary>
[Public, Name("EvidenceFile")]
sealed class EvidenceFileView(SeenEvidence file)
{
    internal DateTime Stamp => file.FiledAt;

    [Id]
    public string Id => file.Id.ToString("D");

    /// <summary>Of its bytes; it stays when they are erased.</summary>
    public string Sha256 => file.Sha256;

    /// <summary>In bytes.</summary>
    public int Size => file.Size;

    public string Name => file.Name;

    [Id]
    public string ModelId => file.Model.ToString("D");

    public string ModelName => file.ModelName;

    public string Maker => file.Maker;

    /// <summary>How it was made.</summary>
    public string Method => file.Method;

    public DateOnly Made => file.Made;

    public FlowLabel Label => file.Label;

    /// <summary>When its content is erased; exclusive.</summary>
    public DateTime KeptUntil => file.KeptUntil;

    public DateTime FiledAt => file.FiledAt;

    public DateTime? ErasedAt => file.ErasedAt;

    public ReceiptStub Receipt => new(file.Act);

    /// <summary>In how many parts it is kept; 0 where it is kept whole, or erased.</summary>
    [Complexity(20)]   // a question of the database for each
    public Task<int> Parts([FromServices] EvidenceRegister evidence, CancellationToken cancellation) => evidence.PartsAsync(file, cancellation);

    /// <summary>Base64 of one of its parts, from 0; null where there is none.</summary>
    [Complexity(5_000)]   // up to 4 MB
    public async Task<string?> Part([FromServices] EvidenceRegister evidence, int number, CancellationToken cancellation) =>
        await evidence.PartAsync(file, number, cancellation) is { } bytes ? Convert.ToBase64String(bytes) : null;

    /// <summary>Base64 of the file; null where it is erased, or kept in parts.</summary>
    [Complexity(5_000)]   // up to 5 MB
    public async Task<string?> Content([FromServices] EvidenceRegister evidence, CancellationToken cancellation) =>
        await evidence.ContentAsync(file, cancellation) is { } bytes ? Convert.ToBase64String(bytes) : null;

    /// <summary>What has happened to it, oldest first.</summary>
    public async Task<IEnumerable<EvidenceStepView>> History([FromServices] EvidenceRegister evidence, CancellationToken cancellation) =>
        (await evidence.EventsAsync(file.Id, cancellation)).Select(e => new EvidenceStepView(e));
}

/// <summary>What can happen to evidence.</summary>
public enum EvidenceStepKind
{
    Filed,
    Refused,
    RetentionExtended,
    Erased,
}

[Public, Name("EvidenceStep")]
sealed class EvidenceStepView(EvidenceEvent happened)
{
    public EvidenceStepKind Kind => Enum.Parse<EvidenceStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public string? Reason => (happened as EvidenceEvent.RetentionExtended)?.Reason;

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>A file that came and was not the one that was announced.</summary>
[Public, Name("RefusedEvidence")]
sealed class RefusedEvidenceView(RefusedEvidence refused)
{
    [Id]
    public string ModelId => refused.Model.ToString("D");

    public string ModelName => refused.ModelName;

    public string Name => refused.Name;

    /// <summary>The hash that was announced.</summary>
    public string Stated => refused.Stated;

    /// <summary>The hash of what came.</summary>
    public string Found => refused.Found;

    public DateTime At => refused.At;

    public ReceiptStub Receipt => new(refused.Act);
}

/// <summary>A binding act on evidence, just done or recalled.</summary>
[Public, Name("EvidenceAct")]
sealed class EvidenceActView(Guid file, Guid act)
{
    public Task<EvidenceFileView?> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence) => Query.EvidenceFile(context, evidence, file.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the evidence, newest first.</summary>
[Public, Name("EvidenceConnection")]
sealed class EvidenceConnection(Page<SeenEvidence> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<EvidenceFileView> Nodes => page.Rows.Select(e => new EvidenceFileView(e));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.FiledAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
