using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Npgsql;
using Standards.AdmittingATranslator;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Projects;
using Standards.Graph;
using Standards.NamingAnExpert;
using Standards.Reactions;
using Standards.ReadingABallot;
using Standards.ReadingACommittee;
using Standards.ReadingAnAppeal;
using Standards.ReadingComments;
using Standards.ReadingCommitments;
using Standards.ReadingThePublicRegister;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>A project as its projection holds it.</summary>
sealed record ProjectRow(Guid Id, string Symbol, string Title, string Stage, DateTime RegisteredAt, Guid ActId, Guid? DraftId, Guid? Revises, Guid? CommitteeId, string? Scope, Guid? ScopeAct)
{
    const string Select = "select id, symbol, title, stage, registered_at, act_id, draft_id, revises, committee_id, scope, scope_act from project";

    public static async Task<IReadOnlyDictionary<Guid, ProjectView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(p => p.Id, p => new ProjectView(p));

    /// <exception cref="RefusalError">There is no such project.</exception>
    public static async Task<ProjectRow> RequireAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = $1", [Sql.Uuid(id)], Read, cancellation)) is [var project]
            ? project
            : throw new RefusalError("project.unknown", "There is no such project.");

    /// <summary>The projects that make the next edition of each one's standard, oldest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ProjectView>>> RevisingAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var found = (await database.ReadAsync($"{Select} where revises = any($1) order by registered_at, id", [Sql.Uuids([.. ids])], Read, cancellation)).ToLookup(p => p.Revises);
        return ids.ToDictionary(i => i, i => (IReadOnlyList<ProjectView>)[.. found[i].Select(p => new ProjectView(p))]);
    }

    /// <summary>The projects that each committee works on, newest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ProjectView>>> OfCommitteesAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var found = (await database.ReadAsync($"{Select} where committee_id = any($1) order by registered_at desc, id desc", [Sql.Uuids([.. ids])], Read, cancellation)).ToLookup(p => p.CommitteeId);
        return ids.ToDictionary(i => i, i => (IReadOnlyList<ProjectView>)[.. found[i].Select(p => new ProjectView(p))]);
    }

    /// <summary>Newest first.</summary>
    public static Task<List<ProjectRow>> ListAsync(NpgsqlDataSource database, Cursor after, int limit, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where (registered_at, id) < ($1, $2) order by registered_at desc, id desc limit $3",
        [Sql.Instant(new DateTimeOffset(after.At)), Sql.Uuid(after.Id), Sql.Int(limit)], Read, cancellation);

    public static async Task<int> CountAsync(NpgsqlDataSource database, CancellationToken cancellation) =>
        (await database.ReadAsync("select count(*)::int from project", [], r => r.GetInt32(0), cancellation))[0];

    static ProjectRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTime>(4), row.GetGuid(5), row.OrNull<Guid>(6), row.OrNull<Guid>(7), row.OrNull<Guid>(8), row.TextOrNull(9), row.OrNull<Guid>(10));
}

[Public, Name("Project"), Key("id")]
sealed class ProjectView(ProjectRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public string Symbol => row.Symbol;

    public string Title => row.Title;

    public string Stage => row.Stage;

    public string StageName => StageCode.TryParse(row.Stage, out var stage) ? stage.Name : row.Stage;

    public DateTime RegisteredAt => row.RegisteredAt;

    /// <summary>Of the registration.</summary>
    public ReceiptStub Receipt => new(row.ActId);

    /// <summary>The committee that does the work; null where none was named.</summary>
    public IDataLoaderResult<CommitteeView?> Committee([FromServices] Loaders loaders) =>
        row.CommitteeId is { } committee ? loaders.Committees.Load(committee) : LoaderResults.Known<CommitteeView?>(null);

    public IDataLoaderResult<DraftView?> Draft([FromServices] Loaders loaders) =>
        row.DraftId is { } draft ? loaders.Drafts.Load(draft) : LoaderResults.Known<DraftView?>(null);

    /// <summary>An edition of its text, by number.</summary>
    public async Task<DraftView?> Edition([FromServices] NpgsqlDataSource database, CancellationToken cancellation, int number) =>
        await DraftRow.OfEditionAsync(database, row.Id, number, cancellation) is { } found ? new(found) : null;

    /// <summary>The editions of its text, the newest first.</summary>
    public IDataLoaderResult<IReadOnlyList<DraftView>> Editions([FromServices] Loaders loaders) => loaders.EditionsOfProject.Load(row.Id).Always();

    public IDataLoaderResult<IReadOnlyList<BallotView>> Ballots([FromServices] Loaders loaders) => loaders.BallotsOfProject.Load(row.Id).Always();

    public IDataLoaderResult<IReadOnlyList<StandardView>> Standards([FromServices] Loaders loaders) => loaders.StandardsOfProject.Load(row.Id).Always();

    /// <summary>The project whose standard it revises.</summary>
    public IDataLoaderResult<ProjectView?> Revises([FromServices] Loaders loaders) =>
        row.Revises is { } last ? loaders.Projects.Load(last) : LoaderResults.Known<ProjectView?>(null);

    /// <summary>The project that makes the next edition; more than one only where two began at the same instant.</summary>
    public IDataLoaderResult<IReadOnlyList<ProjectView>> RevisedBy([FromServices] Loaders loaders) => loaders.RevisionsOfProject.Load(row.Id).Always();

    public IDataLoaderResult<IReadOnlyList<AppealView>> Appeals([FromServices] Loaders loaders) => loaders.AppealsOfProject.Load(row.Id).Always();

    public IDataLoaderResult<ProjectRunView?> Run([FromServices] Loaders loaders) => loaders.Runs.Load(row.Id);

    /// <summary>Who may translate its texts, besides the secretariat.</summary>
    [SignedIn]
    public async Task<IEnumerable<TranslatorView>> Translators([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        (await TranslatorRow.OfAsync(database, row.Id, cancellation)).Select(t => new TranslatorView(t));

    /// <summary>What it was approved to deal with; null where no scope was approved.</summary>
    public async Task<ScopeView?> Scope([FromServices] Editions editions, CancellationToken cancellation) =>
        row is { Scope: { } scope, ScopeAct: { } act } ? new(scope, act, await TextAsync(editions, cancellation)) : null;

    /// <summary>The words of the clause "Scope" of its current edition; null where there is none.</summary>
    public async Task<string?> ScopeOfDraft([FromServices] Editions editions, CancellationToken cancellation) =>
        await TextAsync(editions, cancellation) is { } text ? Scoping.Of(text) : null;

    /// <summary>Who works on it for the members.</summary>
    public async Task<IEnumerable<ExpertView>> Experts([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        (await ExpertRow.OfAsync(database, row.Id, cancellation)).Select(e => new ExpertView(e));

    /// <summary>Whether the caller may name experts now.</summary>
    public async Task<bool> MayNameExperts(IResolveFieldContext context, [FromServices] CommitmentsDesk desk, [FromServices] CredentialBook credentials) =>
        Caller.Of(context.User) is { OrganizationId: { } member } caller && await credentials.FindAuthorityAsync(caller, Credential.Speak, context.CancellationToken) is not null
        && await desk.MayNameAsync(row, new(member), context.CancellationToken);

    /// <summary>Who holds patents that its text may need.</summary>
    public async Task<IEnumerable<PatentHolderView>> PatentHolders([FromServices] NpgsqlDataSource database, [FromServices] Editions editions, CancellationToken cancellation)
    {
        var (holders, text) = (await PatentHolderRow.OfProjectsAsync(database, [row.Id], cancellation), await TextAsync(editions, cancellation));
        return holders[row.Id].Select(h => new PatentHolderView(h, text));
    }

    async Task<Document?> TextAsync(Editions editions, CancellationToken cancellation) =>
        row.DraftId is { } draft ? (await editions.RequireAsync(draft, cancellation)).Text : null;

    [FederationResolver]
    public static IDataLoaderResult<ProjectView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Projects.Load(uuid) : LoaderResults.Known<ProjectView?>(null);
}

[Public]
sealed class ProjectConnection(Page<ProjectRow> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<ProjectView> Nodes => page.Rows.Select(r => new ProjectView(r));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.RegisteredAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
