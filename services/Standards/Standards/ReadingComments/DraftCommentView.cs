using System.Globalization;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Drafts;
using Standards.Graph;
using Standards.ReadingABallot;
using Standards.ReadingAProject;

namespace Standards.ReadingComments;

/// <summary>A comment on an edition of a draft, made in its consultation or with a vote.</summary>
[Public, Name("DraftComment"), Key("id")]
sealed class DraftCommentView(CommentRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    /// <summary>How the comment is called in the table, such as <c>NO-012</c>; a vote's comments have a V before the number.</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{row.MemberCode}-{(row.Origin is CommentOrigin.Ballot ? "V" : "")}{row.Serial:000}");

    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(row.DraftId).Always();

    public OrganizationStub Member => new(row.MemberId);

    public CommentOrigin Origin => row.Origin;

    public IDataLoaderResult<BallotView?> Ballot([FromServices] Loaders loaders) =>
        row.BallotId is { } ballot ? loaders.Ballots.Load(ballot) : LoaderResults.Known<BallotView?>(null);

    public int Serial => row.Serial;

    public int Revision => row.Revision;

    /// <summary>Null for the draft as a whole.</summary>
    [Id]
    public string? Element => row.Comment.Spot.Element?.Value;

    public string? Clause => row.Comment.Spot.Clause;

    public string? Line => row.Comment.Spot.Line;

    public string? Part => row.Comment.Spot.Part;

    public CommentKind Kind => row.Comment.Kind;

    public string Text => row.Comment.Text;

    public string? ProposedChange => row.Comment.ProposedChange;

    public DateTime MadeAt => row.MadeAt;

    public DateTime ChangedAt => row.ChangedAt;

    public DateTime? WithdrawnAt => row.WithdrawnAt;

    /// <summary>Whether its member can no longer change it; only then it can be disposed of.</summary>
    public bool IsFinal => row.IsFinal;

    public DispositionView? Disposition => row.Disposition is { } disposition ? new(row, disposition) : null;

    /// <summary>Other comments on the edition that say nearly the same; at most 50.</summary>
    public async Task<IDataLoaderResult<IEnumerable<DraftCommentView?>>> Similar([FromServices] SimilarIndex similar, [FromServices] Loaders loaders, CancellationToken cancellation)
    {
        var others = (await similar.GroupOfAsync(row.DraftId, row.Id, cancellation)).Where(id => id != row.Id).Take(50);
        return LoaderResults.All(others.Select(loaders.DraftComments.Load));
    }

    [FederationResolver]
    public static IDataLoaderResult<DraftCommentView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.DraftComments.Load(uuid) : LoaderResults.Known<DraftCommentView?>(null);
}

/// <summary>What became of a comment.</summary>
[Public, Name("Disposition")]
sealed class DispositionView(CommentRow row, Disposition disposition)
{
    public CommentOutcome Outcome => disposition.Outcome;

    public string? Observation => disposition.Observation;

    /// <summary>The elements that were changed for it.</summary>
    public async Task<IEnumerable<ChangedElementView>> Changed([FromServices] Editions editions, CancellationToken cancellation)
    {
        var edition = await editions.RequireAsync(row.DraftId, cancellation);
        var current = await editions.CurrentAsync(edition, cancellation);
        return disposition.Changed.Select(e => new ChangedElementView(e, current.Call(e), edition.Call(e)));
    }

    public DateTime DisposedAt => row.DisposedAt!.Value;

    public ReceiptStub Receipt => new(row.DisposingAct!.Value);
}

[Public, Name("ChangedElement")]
sealed class ChangedElementView(WId element, string? now, string? then)
{
    [Id]
    public string Element => element.Value;

    /// <summary>How it is called in the current edition; null where that has none of it.</summary>
    public string? Name => now;

    /// <summary>How it was called in the edition that was commented.</summary>
    public string? FormerName => then;
}
