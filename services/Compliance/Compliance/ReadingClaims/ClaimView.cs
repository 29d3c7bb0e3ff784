using Compliance.Graph;
using Compliance.ReadingEvidence;
using GraphQL;

namespace Compliance.ReadingClaims;

/// <summary>How a claim stands.</summary>
enum ClaimState
{
    /// <summary>It stands.</summary>
    Standing,

    /// <summary>The model is another one now.</summary>
    Lapsed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>A claim about a version of a model.</summary>
[Public, Name("ModelClaim")]
sealed class ClaimView(SeenClaim claim)
{
    ClaimSheet Sheet => claim.Made.Sheet;

    [Id]
    public string Id => claim.Id.ToString("D");

    [Id]
    public string ModelId => Sheet.Model.ToString("D");

    public string ModelName => claim.ModelName;

    public string Version => Sheet.Version;

    public ClaimTopic Topic => Sheet.Topic;

    /// <summary>The area of risk that it is about, if it is about one.</summary>
    [Id]
    public string? AreaId => Sheet.Area;

    public string Statement => Sheet.Statement;

    public EvaluationView Evaluation => new(Sheet.Evaluation);

    /// <summary>The tools that the model had.</summary>
    public IEnumerable<string> Tools => Sheet.Tools;

    /// <summary>The files that show it, as far as they may be seen.</summary>
    public async Task<IEnumerable<EvidenceFileView>> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence) =>
        (await evidence.FindAsync(Viewer.Of(context), Sheet.Evidence, context.CancellationToken)).Select(e => new EvidenceFileView(e));

    public ClaimState State => Enum.Parse<ClaimState>(claim.State.GetType().Name);

    /// <summary>Because of what it lapsed.</summary>
    public ModelChangeView? Lapse => claim.Events.OfType<ModelClaimEvent.Lapsed>().FirstOrDefault() is { } lapsed ? new(lapsed) : null;

    public DateTime MadeAt => claim.MadeAt;

    public PersonStub By => new(claim.Made.By);

    public ReceiptStub Receipt => new(claim.Made.Act);
}

/// <summary>An evaluation, and what came of it. Shares are exact fractions; per cent are for reading.</summary>
[Public, Name("ModelEvaluation")]
sealed class EvaluationView(Evaluation evaluation)
{
    public string Name => evaluation.Name;

    public string Measure => evaluation.Measure;

    public int SampleSize => evaluation.SampleSize;

    public ElicitationEffort Effort => evaluation.Effort;

    public int EffortHours => evaluation.EffortHours;

    public string Score => evaluation.Score.ToString();

    public string Low => evaluation.Low.ToString();

    public string High => evaluation.High.ToString();

    public string ScorePercent => evaluation.Score.ToPercent();

    public string LowPercent => evaluation.Low.ToPercent();

    public string HighPercent => evaluation.High.ToPercent();

    /// <summary>Of the interval, in per cent.</summary>
    public int Confidence => evaluation.Confidence;
}

/// <summary>A change of a model because of which something lapsed.</summary>
[Public, Name("ModelChange")]
sealed class ModelChangeView(ModelClaimEvent.Lapsed lapsed)
{
    public ModelChangeKind Kind => lapsed.Change.Kind;

    /// <summary>The version that changed; all where there is none.</summary>
    public string? Version => lapsed.Change.Version;

    /// <summary>What has changed, where somebody said it.</summary>
    public string Account => lapsed.Change.Account;

    public DateTime At => lapsed.Change.At.UtcDateTime;

    /// <summary>Of the lapse.</summary>
    public ReceiptStub Receipt => new(lapsed.Act);
}

/// <summary>A binding act on a claim, just done or recalled.</summary>
[Public, Name("ModelClaimAct")]
sealed class ClaimActView(Guid claim, Guid act)
{
    public Task<ClaimView?> Claim(IResolveFieldContext context, [FromServices] ClaimRegister claims) => Query.ModelClaim(context, claims, claim.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the claims, newest first.</summary>
[Public, Name("ModelClaimConnection")]
sealed class ClaimConnection(Page<SeenClaim> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<ClaimView> Nodes => page.Rows.Select(c => new ClaimView(c));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.MadeAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
