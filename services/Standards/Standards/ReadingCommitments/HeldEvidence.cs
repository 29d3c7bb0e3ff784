using Npgsql;
using Standards.Domain.Commitments;
using Standards.Domain.Documents;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.ReadingATranslation;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.ReadingCommitments;

/// <summary>What the platform itself holds of what gates ask for. A part of the platform that comes to hold one says so here.</summary>
sealed class HeldEvidence(NpgsqlDataSource database, Editions editions)
{
    /// <summary>Of one project; none where there is no such project.</summary>
    public async Task<ImmutableArray<Evidence>> OfAsync(Guid project, CancellationToken cancellation = default) =>
        (await OfProjectsAsync([project], cancellation)).TryGetValue(project, out var held) ? held.Evidence : [];

    /// <summary>Of each project that there is. Texts are read only where something is held against them.</summary>
    public async Task<IReadOnlyDictionary<Guid, Held>> OfProjectsAsync(IReadOnlyList<Guid> projects, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"""
            select p.id, (select count(*)::int from draft where project_id = p.id), {HeldComments.Counts}, {HeldTranslations.Counts}, {ExpertRow.Members}, p.scope, p.draft_id
            from project p where p.id = any($1)
            """,
            [Sql.Uuids([.. projects])],
            r => (Project: r.GetGuid(0), Editions: r.GetInt32(1), Answered: r.GetInt32(2), Comments: r.GetInt32(3), Complete: r.GetInt32(4), Languages: r.GetInt32(5),
                Experts: r.GetInt32(6), Scope: r.TextOrNull(7), Draft: r.OrNull<Guid>(8)), cancellation);
        var holders = await PatentHolderRow.OfProjectsAsync(database, projects, cancellation);

        var found = new Dictionary<Guid, Held>();
        foreach (var row in rows)
        {
            var asked = holders[row.Project].Select(h => h.Holder).ToList();
            var text = row.Draft is { } draft && (row.Scope is not null || asked.Count > 0) ? (await editions.RequireAsync(draft, cancellation)).Text : null;
            found[row.Project] = new([
                .. HeldTranslations.With(HeldComments.With(new(EvidenceKind.DraftPublished, row.Editions, null), row.Answered, row.Comments), row.Complete, row.Languages),
                .. new[] { HeldCommitments.OfExperts(row.Experts), HeldCommitments.OfPatents(asked, text), Scoping.Held(row.Scope, text) }.OfType<Evidence>(),
            ]);
        }
        return found;
    }
}

/// <summary>What is held of one project.</summary>
sealed record Held(ImmutableArray<Evidence> Evidence);
