using System.Globalization;
using Npgsql;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Exchange.Pictures;
using Standards.Storage;

namespace Standards.AddingAPicture;

/// <summary>The pictures that figures show, each kept once under its hash, and for whose text.</summary>
sealed class PictureShelf(NpgsqlDataSource database, Clock clock)
{
    /// <summary>Most pictures that are kept for one text.</summary>
    public const int MaxPictures = 500;

    /// <summary>Most bytes of the pictures of one text.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    const string Columns = "select sha256, media_type, width, height";

    /// <summary>Keeps a picture for a text.</summary>
    /// <exception cref="RefusalError">There are too many.</exception>
    public async Task KeepAsync(Picture picture, Guid holder, Guid? by, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    "insert into picture (sha256, media_type, width, height, byte_count, bytes, added_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
                    Sql.Text(picture.Sha256), Sql.Text(picture.MediaType), Sql.Int(picture.Width), Sql.Int(picture.Height), Sql.Int(picture.Bytes.Length),
                    Sql.Bytes(picture.Bytes.ToArray()), Sql.Instant(clock.Now())),
                Command(
                    "insert into picture_of (sha256, holder_id, added_by) select $1, $2, $3 where (select count(*) from picture_of where holder_id = $2 and sha256 <> $1) < $4 on conflict do nothing",
                    Sql.Text(picture.Sha256), Sql.Uuid(holder), Sql.Uuid(by), Sql.Int(MaxPictures)),
                Command("select 1 from picture_of where sha256 = $1 and holder_id = $2", Sql.Text(picture.Sha256), Sql.Uuid(holder)),
            },
        };
        if (await batch.ExecuteScalarAsync(cancellation) is null)
            throw new RefusalError("picture.too_many", $"At most {MaxPictures} pictures are kept for one text.");
    }

    /// <summary>A picture with its bytes; null where there is none.</summary>
    public async Task<Picture?> FindAsync(string sha256, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Columns}, bytes from picture where sha256 = $1", [Sql.Text(sha256)], Read, cancellation)).FirstOrDefault();

    /// <summary>The pictures of a text, with their bytes.</summary>
    public Task<PictureBook> OfAsync(Document text, CancellationToken cancellation) => BookAsync("bytes", HashesIn(text), cancellation);

    /// <summary>Pictures of which only the size and the kind matter.</summary>
    public Task<PictureBook> SizesAsync(IEnumerable<string> hashes, CancellationToken cancellation) => BookAsync("''::bytea", [.. hashes], cancellation);

    public Task<PictureBook> SizesAsync(Document text, CancellationToken cancellation) => SizesAsync(HashesIn(text), cancellation);

    /// <summary>Why a text cannot have its pictures; null where it can. One has to be kept for the same text, or to be shown to everyone.</summary>
    /// <param name="holder">The project; null for who may take any.</param>
    public async Task<Answer?> RefusalAsync(Guid? holder, IEnumerable<Element> elements)
    {
        var figures = Showing.Figures(elements).ToList();
        if (figures.Count == 0)
            return null;

        var kept = (await database.ReadAsync(
            """
            select sha256, media_type, byte_count from picture where sha256 = any($1)
              and ($2::uuid is null or exists (select from picture_of o where o.sha256 = picture.sha256 and (o.holder_id = $2 or o.shown)))
            """,
            [Sql.Texts([.. figures.Select(f => f.Figure.Sha256).Distinct()]), Sql.Uuid(holder)],
            r => (Sha256: r.GetString(0), MediaType: r.GetString(1), Length: r.GetInt32(2)), CancellationToken.None)).ToDictionary(k => (k.Sha256, k.MediaType));
        if (figures.Find(f => !kept.ContainsKey((f.Figure.Sha256, f.Figure.MediaType))) is { Figure: not null } unknown)
            return new("picture.unknown", $"The picture of the figure \"{unknown.WId}\" is not kept here for this text. Put it in again.", default);
        return kept.Values.Sum(k => (long)k.Length) > MaxBytes
            ? new("picture.too_much", string.Create(CultureInfo.InvariantCulture, $"The pictures of one text have at most {MaxBytes / 1024 / 1024} MB together."), default)
            : null;
    }

    /// <summary>Shows everyone the pictures of a text that stands outside of projects.</summary>
    public async Task ShowAsync(Guid holder, IEnumerable<Element> elements, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Showing.Text("$2"));
        command.Parameters.Add(Sql.Texts(Showing.Hashes(elements)));
        command.Parameters.Add(Sql.Uuid(holder));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    async Task<PictureBook> BookAsync(string bytes, string[] hashes, CancellationToken cancellation) => hashes.Length == 0
        ? PictureBook.Empty
        : new(await database.ReadAsync($"{Columns}, {bytes} from picture where sha256 = any($1)", [Sql.Texts(hashes)], Read, cancellation));

    static string[] HashesIn(Document text) => Showing.Hashes(text.All());

    static Picture Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4));

    static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }
}

/// <summary>Pictures that everyone may see from now on, for a text that everyone may read has them.</summary>
static class Showing
{
    /// <summary>The statement, whose first parameter is the hashes.</summary>
    public static string Text(string holder) =>
        $"insert into picture_of (sha256, holder_id, shown) select sha256, {holder}, true from picture where sha256 = any($1) on conflict (sha256, holder_id) do update set shown = true";

    public static string[] Hashes(IEnumerable<Element> elements) =>
        [.. Figures(elements).Select(f => f.Figure.Sha256).Distinct()];

    /// <summary>The figures that have a picture.</summary>
    public static IEnumerable<(WId WId, Traits.OfFigure Figure)> Figures(IEnumerable<Element> elements) =>
        elements.Where(e => e.Traits is Traits.OfFigure { HasPicture: true }).Select(e => (e.WId, (Traits.OfFigure)e.Traits));

    /// <summary>Those of an edition.</summary>
    public static Commit Show(this Commit commit, Guid project, Document? text) => text is not null && Hashes(text.All()) is { Length: > 0 } hashes
        ? commit.Execute(Text("$2"), Sql.Texts(hashes), Sql.Uuid(project))
        : commit;

    /// <summary>Those of an amendment to an edition.</summary>
    public static Commit ShowOfAmendment(this Commit commit, Guid draft, ImmutableArray<Operation> operations) => Hashes(operations.Brought()) is { Length: > 0 } hashes
        ? commit.Execute(Text("(select project_id from draft where id = $2)"), Sql.Texts(hashes), Sql.Uuid(draft))
        : commit;

    /// <summary>The elements that an amendment brings, and those to which it gives other properties.</summary>
    public static IEnumerable<Element> Brought(this ImmutableArray<Operation> operations) => operations.SelectMany(o => o switch
    {
        Operation.Insert insert => insert.Elements.SelectMany(e => e.SelfAndBelow()),
        Operation.SetTraits set => [new Element(set.Element, ElementKind.Figure, Inline.Empty, set.Traits, [])],
        _                       => [],
    });
}
