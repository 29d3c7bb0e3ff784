using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Npgsql;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Translations;
using Standards.AddingAPicture;
using Standards.ComparingEditions;
using Standards.Exchange;
using Standards.Exchange.Html;
using Standards.ExportingAnEdition;
using Standards.Graph;
using Standards.ReadingAmendments;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>An edition as its projection holds it.</summary>
sealed record DraftRow(Guid Id, Guid ProjectId, int Edition, DateTime PublishedAt, Guid ActId, string Clauses, string? Document)
{
    public Document Text => TextOf(Clauses, Document);

    /// <summary>The text as a document, which editions that are clauses alone are read as.</summary>
    public static Document TextOf(string clauses, string? document) =>
        document is { } json ? DocumentJson.Read(json) : FlatClauses.ToDocument([.. JsonSerializer.Deserialize<Clause[]>(clauses, StoredJson.Options)!]);

    const string Select = "select id, project_id, edition, published_at, act_id, clauses::text, document::text from draft";

    public static async Task<IReadOnlyDictionary<Guid, DraftView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(d => d.Id, d => new DraftView(d));

    public static async Task<DraftRow?> OfEditionAsync(NpgsqlDataSource database, Guid project, int edition, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where project_id = $1 and edition = $2", [Sql.Uuid(project), Sql.Int(edition)], Read, cancellation)).FirstOrDefault();

    /// <summary>The editions of each project, the newest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DraftView>>> OfProjectsAsync(NpgsqlDataSource database, IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var found = (await database.ReadAsync($"{Select} where project_id = any($1) order by edition desc", [Sql.Uuids([.. projects])], Read, cancellation)).ToLookup(d => d.ProjectId);
        return projects.ToDictionary(p => p, p => (IReadOnlyList<DraftView>)[.. found[p].Select(d => new DraftView(d))]);
    }

    static DraftRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetFieldValue<DateTime>(3), row.GetGuid(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6));
}

[Public, Name("Draft"), Key("id")]
sealed class DraftView(DraftRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(row.ProjectId).Always();

    public int Edition => row.Edition;

    public DateTime PublishedAt => row.PublishedAt;

    public IEnumerable<ClauseView> Clauses =>
        JsonSerializer.Deserialize<Clause[]>(row.Clauses, StoredJson.Options)!.Select(c => new ClauseView(c));

    /// <summary>The text as a page shows it: tables, lists, formulas and notes as what they are.</summary>
    public async Task<IEnumerable<TextSectionView>> Sections([FromServices] PictureShelf pictures, CancellationToken cancellation)
    {
        var text = row.Text;
        return TextSection.Of(text, Language.English, await pictures.SizesAsync(text, cancellation), p => p.Path).Select(s => new TextSectionView(s));
    }

    public ReceiptStub Receipt => new(row.ActId);

    internal Document Text => row.Text;

    /// <summary>SHA-256 of the canonical JSON of the text.</summary>
    public string DocumentHash => DocumentJson.HashOf(row.Text);

    /// <summary>The edition as a file.</summary>
    /// <param name="address">Where the edition is read, which the file says.</param>
    /// <param name="language">Into which a file for translation is translated, with the words that there are; the language of any other file, which has to be complete.</param>
    public async Task<ExchangeFileView> Export(
        [FromServices] NpgsqlDataSource database, [FromServices] Editions editions, [FromServices] VersionTexts texts, [FromServices] Printer printer, [FromServices] PictureShelf pictures,
        CancellationToken cancellation,
        ExchangeFormat format, string address, string? language = null)
    {
        var edition = EditionOf.Row(row, await ProjectRow.RequireAsync(database, row.ProjectId, cancellation), EditionOf.Address(address));
        var target = EditionOf.Language(language);
        if (format is not ExchangeFormat.Xliff && (language is null || target == edition.Language))
            return await format.WriteAsync(row.Text, edition, await pictures.OfAsync(row.Text, cancellation), printer, cancellation);

        var versions = await LanguageVersionRow.OfDraftAsync(database, row.Id, cancellation);
        var version = versions.FirstOrDefault(v => v.Language == target);
        var text = await texts.OfAsync(await editions.RequireAsync(row.Id, cancellation), target, version, cancellation);
        if (format is ExchangeFormat.Xliff)
            return ExchangeFormats.WriteForTranslation(row.Text, edition, text.ToTranslation(), [edition.Language, .. versions.Where(v => v.AuthenticAct is not null).Select(v => v.Language)]);
        return version is { IsComplete: true }
            ? await format.WriteAsync(text.Text, edition with { Language = target }, await pictures.OfAsync(text.Text, cancellation), printer, cancellation)
            : throw new RefusalError("translation.not_complete", "The text is not complete in this language.");
    }

    /// <summary>The edition in each of the six languages.</summary>
    public async Task<IEnumerable<TranslationView>> Translations([FromServices] NpgsqlDataSource database, [FromServices] Editions editions, CancellationToken cancellation)
    {
        var (edition, versions) = (await editions.RequireAsync(row.Id, cancellation), await LanguageVersionRow.OfDraftAsync(database, row.Id, cancellation));
        return Language.Six.Select(l => new TranslationView(edition, l, versions.Find(v => v.Language == l)));
    }

    /// <summary>The edition in one of the six languages.</summary>
    public async Task<TranslationView> Translation([FromServices] NpgsqlDataSource database, [FromServices] Editions editions, CancellationToken cancellation, string language)
    {
        var known = EditionOf.Language(language);
        return new(await editions.RequireAsync(row.Id, cancellation), known, await LanguageVersionRow.FindAsync(database, row.Id, known, cancellation));
    }

    /// <summary>The consultation on it; null where members were not asked for comments.</summary>
    public IDataLoaderResult<ConsultationView?> Consultation([FromServices] Loaders loaders) => loaders.Consultations.Load(row.Id);

    /// <summary>The amendments to it.</summary>
    public async Task<AmendmentsView> Amendments([FromServices] Editions editions, [FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await AmendmentsView.OfDraftAsync(editions, database, row.Id, cancellation);

    /// <summary>Its elements beside those of another edition of the project, by number.</summary>
    public async Task<IEnumerable<ComparedElementView>> Since([FromServices] NpgsqlDataSource database, CancellationToken cancellation, int edition)
    {
        var earlier = await DraftRow.OfEditionAsync(database, row.ProjectId, edition, cancellation) ?? throw new RefusalError("draft.unknown", "There is no such edition of a draft.");
        return ComparedElementView.Between(earlier.Text, row.Text);
    }

    /// <summary>Its elements, in reading order.</summary>
    public async Task<IEnumerable<DraftElementView>> Elements([FromServices] Editions editions, CancellationToken cancellation) =>
        DraftElementView.Of((await editions.RequireAsync(row.Id, cancellation)).Text);

    [FederationResolver]
    public static IDataLoaderResult<DraftView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Drafts.Load(uuid) : LoaderResults.Known<DraftView?>(null);
}

[Public, Name("Clause")]
sealed class ClauseView(Clause clause)
{
    [Id]
    public string WId => clause.WId.Value;

    public string Number => clause.Number;

    public string Heading => clause.Heading;

    public int Level => clause.Level;

    public IEnumerable<string> Paragraphs => clause.Paragraphs;
}
