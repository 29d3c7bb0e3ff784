using System.Text.Json;
using BuildingBlocks.Messaging;
using Contracts.Standards;
using NpgsqlTypes;
using Npgsql;
using Standards.Domain.Documents;
using Standards.Domain.Publications;
using Standards.Storage;

namespace Standards.PublishingAStandard;

/// <summary>What else changes with a standard.</summary>
static class StandardProjection
{
    public static void Standard(this Commit commit, Guid id, Standard after, IReadOnlyList<StandardEvent> events)
    {
        if (events.Count == 0)
            return;

        foreach (var happened in events)
        {
            commit.Bind(KindOf(happened), happened.Act, happened.At, "standardId", id, happened);
            if (happened is StandardEvent.EditionPublished { Project: { } project } edition)
                commit.Edition(project.Value, edition);
            if (MessageOf(commit.Stream, id, after, happened) is { } message)
                commit.Publish(message);
        }
        commit.Row(id, after);
    }

    static string KindOf(StandardEvent happened) => $"standards.standard-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";

    static OutgoingMessage? MessageOf(string stream, Guid id, Standard after, StandardEvent happened) => happened switch
    {
        StandardEvent.EditionPublished e => OutgoingMessage.Of(StandardsTopics.Publications, stream, new StandardPublished(
            id, e.Number.Value, e.Edition, e.Title, e.Project?.Value, e.Entry.On, e.Entry.Latest, e.Entry.Sunset, DocumentJson.HashOf(e.Text), e.Act.Value)),
        StandardEvent.Corrected e => OutgoingMessage.Of(StandardsTopics.Publications, stream, new StandardCorrected(
            id, RecordOf(after).Number.Value, e.Edition, e.Kind.ToString(), e.Number, e.Title, e.From,
            DocumentJson.HashOf(RecordOf(after).Editions[e.Edition - 1].TextOn(e.From)), e.Act.Value)),
        StandardEvent.Withdrawn or StandardEvent.Lapsed => OutgoingMessage.Of(StandardsTopics.Publications, stream, new StandardWithdrawn(
            id, RecordOf(after).Number.Value, ((Standard.Withdrawn)after).On, ((Standard.Withdrawn)after).Reasons, happened.Act.Value)),
        _ => null,
    };

    static Commit Edition(this Commit commit, Guid project, StandardEvent.EditionPublished e) => commit.Execute(
        "insert into standard_edition (act_id, project_id, number, edition, published_at) values ($1, $2, $3, $4, $5)",
        Sql.Uuid(e.Act.Value), Sql.Uuid(project), Sql.Text(e.Number.Value), Sql.Int(e.Edition), Sql.Instant(e.At));

    static Commit Row(this Commit commit, Guid id, Standard after)
    {
        var record = RecordOf(after);
        return commit.Execute(
            """
            insert into standard (id, number, title, edition, project_id, published_at, enters_on, withdrawn_on, next_deadline, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do update set title = $3, edition = $4, project_id = $5, withdrawn_on = $8, next_deadline = $9, version = $10
            """,
            Sql.Uuid(id), Sql.Text(record.Number.Value), Sql.Text(record.Newest.Title), Sql.Int(record.Newest.Number), Sql.Uuid(record.Newest.Project?.Value),
            Sql.Instant(new(record.Editions[0].PublishedOn.ToDateTime(default), TimeSpan.Zero)), Day(record.Editions[0].Entry.On),
            Day(after is Standard.Withdrawn withdrawn ? withdrawn.On : null), Sql.Instant(Calendar.NextDeadline(after)), Sql.Int(commit.LastVersion));
    }

    static StandardRecord RecordOf(Standard standard) => standard switch
    {
        Standard.Published s => s.Record,
        Standard.Withdrawn s => s.Record,
        _                    => throw new System.Diagnostics.UnreachableException(),
    };

    static NpgsqlParameter Day(DateOnly? day) => new NpgsqlParameter<DateOnly?> { TypedValue = day, NpgsqlDbType = NpgsqlDbType.Date };
}
