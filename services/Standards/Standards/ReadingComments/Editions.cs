using System.Collections.Concurrent;
using Npgsql;
using Standards.Domain.Comments.Places;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ReadingAProject;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>The texts of editions. An edition never changes, so it is read once and kept while there is room.</summary>
sealed class Editions(NpgsqlDataSource database)
{
    const int MostKept = 16;
    readonly ConcurrentDictionary<Guid, Edition> kept = new();

    /// <exception cref="RefusalError">There is no such edition.</exception>
    public async Task<Edition> RequireAsync(Guid draft, CancellationToken cancellation) =>
        await FindAsync(draft, cancellation) ?? throw new RefusalError("draft.unknown", "There is no such edition of a draft.");

    /// <summary>The edition that is current in the project of another one.</summary>
    public async Task<Edition> CurrentAsync(Edition edition, CancellationToken cancellation)
    {
        var current = await database.ReadAsync("select draft_id from project where id = $1", [Sql.Uuid(edition.Project)], r => r.OrNull<Guid>(0), cancellation);
        return current is [{ } id] && id != edition.Id && await FindAsync(id, cancellation) is { } newer ? newer : edition;
    }

    /// <summary>The text that is current in a project; null where none is published.</summary>
    public async Task<Document?> CurrentAsync(Guid project, CancellationToken cancellation) =>
        await database.ReadAsync("select draft_id from project where id = $1", [Sql.Uuid(project)], r => r.OrNull<Guid>(0), cancellation) is [{ } draft]
            ? (await FindAsync(draft, cancellation))?.Text
            : null;

    async Task<Edition?> FindAsync(Guid draft, CancellationToken cancellation)
    {
        if (kept.TryGetValue(draft, out var known))
            return known;

        var found = await database.ReadAsync(
            "select project_id, clauses::text, edition, (select symbol from project where project.id = project_id), document::text from draft where id = $1", [Sql.Uuid(draft)],
            r => new Edition(draft, r.GetGuid(0), DraftRow.TextOf(r.GetString(1), r.TextOrNull(4)), r.GetInt32(2), r.TextOrNull(3) ?? ""),
            cancellation);
        if (found is not [var edition])
            return null;
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[draft] = edition;
    }
}

/// <summary>One edition with its text.</summary>
sealed record Edition(Guid Id, Guid Project, Document Text, int Number, string Symbol)
{
    public PlaceNames Places { get; } = new(Text);

    /// <summary>How an element is called, such as <c>3.1 paragraph 2</c>; null where this edition has none of the identifier.</summary>
    public string? Call(WId element) => Text.Has(element) && Places.Name(element) is var name ? $"{name.Clause} {name.Part}".Trim() : null;

    /// <summary>An element and all below it; none where this edition has none of the identifier.</summary>
    public IEnumerable<WId> Within(WId element) => Text.Find(element)?.Element.SelfAndBelow().Select(e => e.WId) ?? [];
}
