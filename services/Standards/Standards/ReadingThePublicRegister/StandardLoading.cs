using Npgsql;
using Standards.Storage;

namespace Standards.ReadingThePublicRegister;

/// <summary>Standards for the fields of a request, as of today.</summary>
sealed class StandardLoading(NpgsqlDataSource database, StandardShelf shelf, Clock clock)
{
    public async Task<IReadOnlyDictionary<Guid, StandardView>> FindAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, StandardView>();
        foreach (var row in await StandardRow.FindAsync(database, ids, cancellation))
            found[row.Id] = await ViewAsync(row, cancellation);
        return found;
    }

    /// <summary>The standards that came from each project; none for a project that has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StandardView>>> OfProjectsAsync(IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await StandardRow.OfProjectsAsync(database, projects, cancellation);
        var found = new Dictionary<Guid, IReadOnlyList<StandardView>>();
        foreach (var project in projects)
            found[project] = await Task.WhenAll(rows[project].Select(r => ViewAsync(r, cancellation)));
        return found;
    }

    async Task<StandardView> ViewAsync(StandardRow row, CancellationToken cancellation) =>
        new(await shelf.ReadAsync(row, cancellation), DateOnly.FromDateTime(clock.Now().UtcDateTime));
}
