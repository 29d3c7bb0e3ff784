using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Comments;
using Standards.DisposingOfComments;
using Standards.Graph;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.DisposingOfComments
{
    /// <summary>An act by which comments were disposed of.</summary>
    [Public, Name("DispositionAct")]
    sealed class DispositionActView(ResolutionEvent.Disposed disposed)
    {
        const int MostShown = 10_000;

        [Id]
        public string Id => disposed.Act.ToString();

        public CommentOutcome Outcome => disposed.Disposition.Outcome;

        public string? Observation => disposed.Disposition.Observation;

        public DateTime DisposedAt => disposed.At.UtcDateTime;

        public int Count => disposed.Comments.Length;

        /// <summary>The comments by their identifiers, ascending.</summary>
        [Id]
        public IEnumerable<string> CommentIds => disposed.Comments.Take(MostShown).Select(c => c.ToString());

        /// <summary>SHA-256 of the canonical JSON (RFC 8785) of <c>commentIds</c>, as the record has it.</summary>
        public string ListHash => disposed.ListHash;

        public IDataLoaderResult<string?> Record([FromServices] Loaders loaders) => loaders.Records.Load(disposed.Act.Value);

        public ReceiptStub Receipt => new(disposed.Act.Value);

        internal static async Task<DispositionActView?> FindAsync(NpgsqlDataSource database, Guid act, CancellationToken cancellation) =>
            (await database.ReadAsync(
                "select outcome, observation, changed, comments, list_hash, disposed_at from disposition where act_id = $1", [Sql.Uuid(act)],
                r => new DispositionActView(new(
                    new(act), new(r.Name<CommentOutcome>(0), r.TextOrNull(1), []), [.. r.GetFieldValue<Guid[]>(3).Select(c => new CommentId(c))], r.GetString(4), "", r.GetFieldValue<DateTimeOffset>(5))),
                cancellation))
            .FirstOrDefault();
    }
}

namespace Standards.Graph
{
    sealed partial class Query
    {
        /// <summary>An act by which comments were disposed of.</summary>
        public static async Task<DispositionActView?> DispositionAct([FromServices] NpgsqlDataSource database, CancellationToken cancellation, [Id] string id) =>
            Input.TryUuid(id) is { } act ? await DispositionActView.FindAsync(database, act, cancellation) : null;
    }
}
