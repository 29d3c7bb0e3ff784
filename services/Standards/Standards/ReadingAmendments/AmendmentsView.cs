using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Graph;
using Standards.ReadingAProject;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ReadingAmendments;

/// <summary>Where the amendments to an edition stand.</summary>
enum AmendmentsStatus
{
    Receiving,
    Voting,
    Consolidated,
}

/// <summary>The amendments to one edition.</summary>
[Public, Name("Amendments")]
sealed class AmendmentsView(Document text, IReadOnlyList<AmendmentRow> rows, Guid draft, AmendmentsStatus status, Guid? next)
{
    readonly IReadOnlyList<Amendment> all = [.. rows.Select(r => r.Amendment)];

    public AmendmentsStatus Status => status;

    /// <summary>The edition that the consolidated text became.</summary>
    public IDataLoaderResult<DraftView?> Next([FromServices] Loaders loaders) => next is { } id ? loaders.Drafts.Load(id) : LoaderResults.Known<DraftView?>(null);

    /// <summary>All of them, in the order of submission.</summary>
    public IEnumerable<AmendmentView> All => rows.Select(r => new AmendmentView(r));

    /// <summary>The order in which they are put to the vote, with its reasons.</summary>
    public IEnumerable<VotingStepView> Order => VotingOrder.Of(text, all).Select(step => new VotingStepView(step, rows));

    /// <summary>The text with all carried amendments.</summary>
    public AmendedTextView Consolidated => Amended(all.Where(a => a.Status is AmendmentStatus.Carried));

    /// <summary>The text as it would be with some amendments, whatever became of them.</summary>
    public AmendedTextView With([Id] IEnumerable<string> amendments)
    {
        var chosen = amendments.Select(id => Input.Uuid(id, "amendments")).ToHashSet();
        var found = all.Where(a => chosen.Contains(a.Id.Value)).ToList();
        return found.Count == chosen.Count ? Amended(found) : throw new RefusalError("amendment.unknown", "There is no such amendment to this text.");
    }

    /// <summary>What was done with them, oldest first.</summary>
    public async Task<IEnumerable<AmendmentActView>> Acts([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await AmendmentActView.OfDraftAsync(database, draft, cancellation);

    AmendedTextView Amended(IEnumerable<Amendment> chosen) => new(text, Consolidation.Of(text, chosen.Select(a => a.Proposal)), rows);

    internal static async Task<AmendmentsView> OfDraftAsync(Editions editions, NpgsqlDataSource database, Guid draft, CancellationToken cancellation)
    {
        var edition = await editions.RequireAsync(draft, cancellation);
        var list = await database.ReadAsync("select status, next_id from amendment_list where draft_id = $1", [Sql.Uuid(draft)], r => (r.Name<AmendmentsStatus>(0), r.OrNull<Guid>(1)), cancellation);
        var (status, next) = list is [var found] ? found : (AmendmentsStatus.Receiving, null);
        return new(edition.Text, await AmendmentRow.OfDraftAsync(database, draft, cancellation), draft, status, next);
    }
}

/// <summary>One vote of the order.</summary>
[Public, Name("AmendmentVote")]
sealed class VotingStepView(VotingStep step, IReadOnlyList<AmendmentRow> rows)
{
    public IEnumerable<AmendmentView> Amendments => Find(step.Amendments);

    public string? Group => step.Group;

    /// <summary>The element at which they begin.</summary>
    [Id]
    public string? Place => step.Place?.Value;

    /// <summary>How far they are removed from the text.</summary>
    public string Distance => step.Distance.InWords;

    /// <summary>Why they are put at this time.</summary>
    public string Reason => step.Reason;

    /// <summary>Open amendments that fall away if these are carried.</summary>
    public IEnumerable<AmendmentView> Defeats => Find(step.Defeats);

    IEnumerable<AmendmentView> Find(ImmutableArray<AmendmentId> ids) => rows.Where(r => ids.Contains(r.Amendment.Id)).Select(r => new AmendmentView(r));
}
