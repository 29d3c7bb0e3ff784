using Npgsql;
using Standards.AppealingADecision;
using Standards.Domain.Appeals;

namespace Standards.ReadingAnAppeal;

/// <summary>Appeals for the fields of a request. An appeal is a handful of events, read whole.</summary>
sealed class AppealLoading(NpgsqlDataSource database, EventStore store)
{
    public async Task<IReadOnlyDictionary<Guid, AppealView>> FindAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var views = await Task.WhenAll((await AppealRow.FindAsync(database, ids, cancellation)).Select(async row => (row.Id, View: await ViewAsync(row, cancellation))));
        return views.ToDictionary(v => v.Id, v => v.View);
    }

    /// <summary>The appeals against decisions on each project, newest first.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AppealView>>> OfProjectsAsync(IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await AppealRow.OfProjectsAsync(database, projects, cancellation);
        var found = new Dictionary<Guid, IReadOnlyList<AppealView>>();
        foreach (var project in projects)
            found[project] = await Task.WhenAll(rows[project].Select(r => ViewAsync(r, cancellation)));
        return found;
    }

    async Task<AppealView> ViewAsync(AppealRow row, CancellationToken cancellation)
    {
        AppealEvent[] events = [.. (await store.ReadStreamAsync($"appeal-{row.Id:D}", 0, cancellation)).Select(AppealGrain.Codec.Read)];
        return new(row, events.Aggregate(Appeal.Initial, Appeal.Evolve), events);
    }
}
