using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Translations;
using Standards.ReadingAProject;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.Graph;

sealed partial class Query
{
    /// <summary>Language versions of current editions that the caller was admitted to translate, begun and not complete: first those whose project comes to a deadline, the soonest first.</summary>
    [SignedIn]
    public static async Task<IReadOnlyList<TranslationDutyView>> TranslationDuties(
        IResolveFieldContext context, [FromServices] NpgsqlDataSource database, CancellationToken cancellation, int first = 20)
    {
        if (first is < 1 or > MostDuties)
            throw new RefusalError("input.invalid", $"first is from 1 to {MostDuties}.");
        return context.Caller().PersonId is not { } person ? [] : await database.ReadAsync(
            """
            select p.id, v.draft_id, v.language, (select min(d.at) from project_due d where d.project_id = p.id) as due
            from translator t join project p on p.id = t.project_id join language_version v on v.draft_id = p.draft_id
            where t.person_id = $1 and v.status <> $2 order by due nulls last, p.symbol, p.id, v.language limit $3
            """,
            [Sql.Uuid(person), Sql.Text(nameof(LanguageVersion.Complete)), Sql.Int(first)],
            row => new TranslationDutyView(row.GetGuid(0), row.GetGuid(1), Language.Of(row.GetString(2))!, row.OrNull<DateTime>(3)), cancellation);
    }
}

/// <summary>A language version that waits to be finished by the one who asks.</summary>
[SignedIn, Name("TranslationDuty")]
sealed class TranslationDutyView(Guid project, Guid draft, Language language, DateTime? dueAt)
{
    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(project).Always();

    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(draft).Always();

    public async Task<TranslationView> Translation([FromServices] Editions editions, [FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        new(await editions.RequireAsync(draft, cancellation), language, await LanguageVersionRow.FindAsync(database, draft, language, cancellation));

    /// <summary>The next deadline of its project, by which a gate may ask for it; null where none runs.</summary>
    public DateTime? DueAt => dueAt;
}
