using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using Compliance.CoordinatingAPause;
using Compliance.Domain.Duties;
using Compliance.Domain.Incidents;
using Compliance.Domain.Licensing;
using Compliance.Domain.Pausing;
using Compliance.HoldingALicence;
using Compliance.ReadingPauses;
using Compliance.ReportingAnIncident;
using Npgsql;
using NpgsqlTypes;

namespace Benchmarks.Portfolios;

/// <summary>A portfolio of a given size in the tables of the service; incidents and pauses, which are read from their events, with real ones. The same at each run.</summary>
sealed class MadePortfolio(NpgsqlDataSource database)
{
    public const int Developers = 500;
    public const int Models = 5_000;
    public const int Evidence = 200_000;
    public const int Events = 2_000_000;
    const int Incidents = 5_000;
    const int Findings = 20_000;
    const int Licences = 1_000;
    const int Pauses = 100;

    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Random chance = new(7);

    /// <summary>Whose officer looks at what is owed: its licences, which are read from their events, have real ones.</summary>
    public static Guid Officer { get; } = Developer(7);

    /// <summary>A developer by its number.</summary>
    public static Guid Developer(int number) => new(number, 1, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    static Guid Model(int number) => new(number, 2, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    // The same identifiers, as SQL makes them.
    const string DeveloperSql = "(lpad(to_hex({0}), 8, '0') || '-0001-0000-8000-000000000000')::uuid";
    const string ModelSql = "(lpad(to_hex({0}), 8, '0') || '-0002-0000-8000-000000000000')::uuid";

    static string At(string template, string number) => template.Replace("{0}", number, StringComparison.Ordinal);

    public async Task MakeAsync()
    {
        await RunAsync($"""
            insert into model (id, name, developer_ids, developer_names, domains, deployed, is_filed, registered_at, low, high, basis, began, filed_low, filed_high, filed_basis, filed_began, changes)
            select {At(ModelSql, "g")}, 'Model ' || g, array[{At(DeveloperSql, $"g % {Developers}")}], array['Developer ' || g % {Developers}], array[(array['Language', 'Vision', 'Multimodal', 'Biology'])[1 + g % 4]],
                   date '2023-06-01' + (g * 7919 % 1460), g % 5 = 0, now() - interval '1 year', round(f * 0.5), round(f * 2), 'Inferred', date '2023-01-01' + (g * 7919 % 1460), round(f * 0.9), round(f * 1.1), 'ChipHours', date '2023-01-01' + (g * 7919 % 1460), 0
            from (select g, (power(10::numeric, 20 + (g * 104729 % 700) / 100.0))::numeric as f from generate_series(1, {Models}) g) m
            """);
        await RunAsync($$"""
            insert into event (stream, version, type, schema, data)
            select 'model-' || {{At(ModelSql, "1 + g % " + Models)}}, 1 + g / {{Models}}, 'model.run-assessed', 1,
                   jsonb_build_object('act', gen_random_uuid(), 'by', gen_random_uuid(), 'at', now(), 'run', jsonb_build_object('id', gen_random_uuid(), 'version', '1', 'isFiled', false, 'began', '2025-01-01'))
            from generate_series(0, {{Events - 1}}) g
            """);
        await RunAsync($"""
            insert into model_past (model_id, number, from_at, low, high, basis, began, filed_low, filed_high, filed_basis, filed_began, versions)
            select id, n, registered_at + n * interval '1 minute', low, high, basis, began, filed_low, filed_high, filed_basis, filed_began, versions from model cross join generate_series(1, {Events / Models}) n
            """);
        await RunAsync($"""
            insert into evidence (id, sha256, size, name, model_id, developer_id, maker, method, made, label, kept_until, filed_at, act_id)
            select gen_random_uuid(), md5(g::text) || md5(g::text), 4096, 'Report ' || g, {At(ModelSql, "1 + g % " + Models)}, {At(DeveloperSql, $"(1 + g % {Models}) % {Developers}")}, 'An institute', 'By hand', date '2026-01-01',
                   (array['Public', 'SafetyRelevant', 'Sensitive'])[1 + g % 3], now() + interval '5 years', now() - g * interval '1 minute', gen_random_uuid()
            from generate_series(1, {Evidence}) g
            """);
        await RunAsync("insert into evidence_count select model_id, label, count(*) from evidence group by 1, 2");
        await RunAsync($"""
            insert into audit_finding (id, model_id, developer_id, standard, requirement, severity, title, opened_at, raised_at, cure_by, closed_at)
            select gen_random_uuid(), {At(ModelSql, "1 + g % " + Models)}, {At(DeveloperSql, $"(1 + g % {Models}) % {Developers}")}, 'frontier-ai-safety', 'monitored', (array['Observation', 'Minor', 'Major', 'Critical'])[1 + g % 4], 'Finding ' || g,
                   now() - (g % 300) * interval '1 day', now() - (g % 300) * interval '1 day', now() + ((g % 200) - 100) * interval '1 day', case when g % 2 = 0 then now() end
            from generate_series(1, {Findings}) g
            """);
        await RunAsync($"""
            insert into licence (id, developer_id, status, applied_at, granted_at, until)
            select gen_random_uuid(), {At(DeveloperSql, $"g % {Developers}")}, (array['Applied', 'Granted', 'Granted', 'Granted', 'Suspended', 'Revoked'])[1 + g % 6], now() - g * interval '1 hour', case when g % 6 > 0 then now() - interval '30 days' end, case when g % 6 > 0 then now() + interval '1 year' end
            from generate_series(1, {Licences}) g
            """);
        await RunAsync("insert into condition_standing select l.id, 'no-pause-' || c, (c + abs(hashtext(l.id::text))) % 5 > 0, now() from licence l cross join generate_series(1, 5) c where l.granted_at is not null");
        await RunAsync($"""
            insert into assessment (id, model_id, developer_id, version, standard, round, opened_at, seen, ended_at, decision)
            select gen_random_uuid(), {At(ModelSql, "g")}, {At(DeveloperSql, $"g % {Developers}")}, '1', 'frontier-ai-safety', 1, now() - interval '90 days', 0, now() - interval '60 days', 'WithSafeguards' from generate_series(1, {Models}) g
            """);
        await ReportAsync();
        await PauseAsync();
        await LicenseAsync(Officer);
        await RunAsync("analyze");
        await RunAsync("update reckoning set regimes = ''");   // so that all of it is reckoned at the start
    }

    async Task ReportAsync()
    {
        var made = new List<(Guid Id, Guid Model, DateTimeOffset At, List<NewEvent> Events)>();
        for (var i = 1; i <= Incidents; i++)
        {
            var (at, harms) = (Now.AddHours(-chance.Next(1, 24 * 700)), Enum.GetValues<Harm>());
            var report = new IncidentReport(Model(1 + chance.Next(Models)), $"Incident {i}", "What happened.", [harms[chance.Next(harms.Length)], .. chance.Next(3) == 0 ? [harms[chance.Next(harms.Length)]] : Array.Empty<Harm>()], new(at.AddHours(-8), at.AddHours(-2)), Developer(0));
            List<NewEvent> events = [IncidentGrain.Codec.Write(new IncidentEvent.Reported(Guid.NewGuid(), report, Guid.NewGuid(), at))];
            if (chance.Next(4) > 0)
                events.Add(IncidentGrain.Codec.Write(new IncidentEvent.Filed(Guid.NewGuid(), new("eu-ai-act", "incident-15-days"), "A-1", Guid.NewGuid(), at.AddDays(chance.Next(1, 30)))));
            made.Add((new(i, 3, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]), report.Model, at, events));
        }
        await AppendAsync("incident", made.Select(i => (i.Id, i.Events)));
        await using var connection = await database.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync("copy incident (id, model_id, reporter_id, is_filed, reported_at) from stdin (format binary)");
        foreach (var (id, model, at, _) in made)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(id, NpgsqlDbType.Uuid);
            await rows.WriteAsync(model, NpgsqlDbType.Uuid);
            await rows.WriteAsync(Developer(0), NpgsqlDbType.Uuid);
            await rows.WriteAsync(id.GetHashCode() % 2 == 0, NpgsqlDbType.Boolean);
            await rows.WriteAsync(at.UtcDateTime, NpgsqlDbType.TimestampTz);
        }
        await rows.CompleteAsync();
    }

    async Task PauseAsync()
    {
        var scheme = ShippedSchemes.All.Values.First();
        var made = Enumerable.Range(1, Pauses).Select(i =>
        {
            var (at, model, developer) = (Now.AddDays(-i), 1 + (i * 37), Developer((1 + (i * 37)) % Developers));
            var order = new PauseOrder(new([PausedKind.Training, PausedKind.Deployment], [developer], [Model(model)], []), "A model passed a line.", [new("uplift", "Uplift", 50, [])]);
            return (Id: new Guid(i, 4, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]), Developer: developer, At: at, Events: new List<NewEvent>
            {
                PauseGrain.Codec.Write(new PauseEvent.Reported(Guid.NewGuid(), new(developer, Model(model), "Biology", "It helped.", "Report 7", scheme), Party.Auditor, Guid.NewGuid(), at.AddDays(-1))),
                PauseGrain.Codec.Write(new PauseEvent.Ordered(Guid.NewGuid(), order, Party.Auditor, Guid.NewGuid(), at)),
            });
        }).ToList();
        await AppendAsync("pause", made.Select(p => (p.Id, p.Events)));
        foreach (var pause in made)
            await database.ExecuteAsync("insert into pause values ($1, $2, $3, $3, null)", [Sql.Uuid(pause.Id), Sql.Uuid(pause.Developer), Sql.Instant(pause.At)], default);
    }

    async Task LicenseAsync(Guid developer)
    {
        var scope = new LicenceScope([PausedKind.Training], [], []);
        await AppendAsync("licence", (await database.ReadAsync("select id, granted_at, until from licence where developer_id = $1", [Sql.Uuid(developer)], r => (Id: r.GetGuid(0), From: r.OrNull<DateTimeOffset>(1), Until: r.OrNull<DateTimeOffset>(2)), default)).Select(l =>
        {
            List<NewEvent> events = [LicenceGrain.Codec.Write(new LicenceEvent.AppliedFor(Guid.NewGuid(), new(developer, scope, "Training", "It is watched."), Guid.NewGuid(), Now.AddDays(-40)))];
            if (l.From is { } from)
                events.Add(LicenceGrain.Codec.Write(new LicenceEvent.Granted(Guid.NewGuid(), new([], from, l.Until!.Value), Guid.NewGuid(), from)));
            return (l.Id, events);
        }));
    }

    async Task AppendAsync(string category, IEnumerable<(Guid Id, List<NewEvent> Events)> streams)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync("copy event (stream, version, type, schema, data) from stdin (format binary)");
        foreach (var (id, events) in streams)
            foreach (var (happened, version) in events.Select((e, i) => (e, i + 1)))
            {
                await rows.StartRowAsync();
                await rows.WriteAsync($"{category}-{id:D}", NpgsqlDbType.Text);
                await rows.WriteAsync(version, NpgsqlDbType.Integer);
                await rows.WriteAsync(happened.Type, NpgsqlDbType.Text);
                await rows.WriteAsync(happened.Schema, NpgsqlDbType.Integer);
                await rows.WriteAsync(happened.Data, NpgsqlDbType.Jsonb);
            }
        await rows.CompleteAsync();
    }

    async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 900;
        await command.ExecuteNonQueryAsync();
    }
}
