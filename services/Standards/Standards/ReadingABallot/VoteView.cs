using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Standards.Domain.Ballots;
using Standards.Graph;
using Standards.ReadingACommittee;

namespace Standards.ReadingABallot;

/// <summary>A vote. Whoever comes by one may see it: hidden votes are held back where votes are looked up.</summary>
[Public, Name("Vote"), Key("id")]
sealed class VoteView(VoteRow row)
{
    [Id]
    public string Id => row.ActId.ToString("D");

    public IDataLoaderResult<BallotView> Ballot([FromServices] Loaders loaders) => loaders.Ballots.Load(row.BallotId).Always();

    public OrganizationStub Member => new(row.MemberId);

    public Standing Standing => row.Standing;

    public Position Position => row.Position;

    public IEnumerable<CommentView> Comments => JsonSerializer.Deserialize<Comment[]>(row.Comments, StoredJson.Options)!.Select(c => new CommentView(c));

    public DateTime CastAt => row.CastAt;

    public int Revision => row.Revision;

    public IDataLoaderResult<string?> Record([FromServices] Loaders loaders) => loaders.Records.Load(row.ActId);

    public string? Statement => row.Statement;

    public IEnumerable<string> Experts => row.Experts;

    public bool Corrected => row.Corrected;

    /// <summary>Whether the member answered when it was called in the hall.</summary>
    public bool InHall => row.InHall;

    /// <summary>Who cast it and by what right; null for votes of the first version.</summary>
    public IDataLoaderResult<AuthorityView?> Authority([FromServices] Loaders loaders) => loaders.Authorities.Load(row.ActId);

    public ReceiptStub Receipt => new(row.ActId);

    [FederationResolver]
    public static IDataLoaderResult<VoteView?> Resolve(IResolveFieldContext context, [FromServices] Loaders loaders, [Id] string id)
    {
        var viewer = Caller.Of(context.User)?.OrganizationId;
        return Input.TryUuid(id) is { } act
            ? loaders.VotesByAct.Load(act).Then(vote => vote?.IsVisibleTo(viewer) is true ? new VoteView(vote.Row) : null)
            : LoaderResults.Known<VoteView?>(null);
    }
}

[Public, Name("Comment")]
sealed class CommentView(Comment comment)
{
    public CommentKind Kind => comment.Kind;

    public string? Clause => comment.Clause;

    public string Text => comment.Text;

    public string? ProposedChange => comment.ProposedChange;
}
