using Npgsql;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Tables;
using Standards.Domain.Drafts;
using Standards.ImportingComments;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.AnsweringFromATable;

/// <summary>A commenting table whose last column the secretariat filled in, held against the comments as they stand.</summary>
sealed record AnswerTable(GivenTable Given, Edition Then, Edition Now, ImmutableArray<ObservedRow> Rows)
{
    /// <summary>Under which member the secretariat's file is kept: none, for it is of nobody's comments.</summary>
    public static readonly Guid Secretariat = Guid.Empty;

    /// <summary>Comments that are answered in the same way are one act.</summary>
    public ImmutableArray<(Disposition Disposition, ImmutableArray<Guid> Comments)> Answers =>
    [
        .. Rows.OfType<ObservedRow.Answers>()
            .GroupBy(r => Json.Of(r.Disposition))
            .Select(g => (g.First().Disposition, g.Select(r => r.Comment.Value).ToImmutableArray())),
    ];

    public static async Task<AnswerTable> ReadAsync(NpgsqlDataSource database, Editions editions, Edition edition, GivenTable given, CancellationToken cancellation)
    {
        var current = await editions.CurrentAsync(edition, cancellation);
        var names = Names(edition).Concat(Names(current)).GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(n => n.Key, n => n.Last().Element, StringComparer.OrdinalIgnoreCase);
        var comments = await database.ReadAsync($"{CommentRow.Select} where c.draft_id = $1 and c.withdrawn_at is null", [Sql.Uuid(edition.Id)], CommentRow.Read, cancellation);
        var answerable = comments.ToLookup(c => TableWriting.ReferenceOf(c.MemberCode, c.Serial), c => new AnswerableComment(new(c.Id), c.Comment.Text, c.Disposition), StringComparer.Ordinal);
        return new(given, edition, current, ObservationReading.Of(
            given.Read(edition), answerable, name => names.TryGetValue(name, out var element) ? element : null));
    }

    static IEnumerable<(string Name, WId Element)> Names(Edition edition) =>
        edition.Text.All().SelectMany(e => new[] { edition.Call(e.WId), e.WId.Value }.OfType<string>().Select(name => (name, e.WId)));
}
