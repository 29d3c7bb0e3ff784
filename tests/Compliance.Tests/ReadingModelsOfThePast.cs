using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using Compliance.DeclaringALineage;
using Compliance.Domain.Compute;
using Compliance.Domain.Regimes;
using Compliance.Domain.Registry;
using Compliance.Graph;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static Compliance.Tests.Hosting.Steps;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Tests;

/// <summary>The register at any instant is what all events up to then make of it. On a database and a clock of its own.</summary>
public sealed class ReadingModelsOfThePast : IAsyncLifetime
{
    const int Steps = 100;

    static readonly string[] Versions = ["1", "2", "3"];

    readonly FakeTimeProvider time = new(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    readonly ComplianceHost service;

    public ReadingModelsOfThePast() => service = new() { Time = time };

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Is_the_same_as_replaying_every_event_to_whoever_looks()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var begun = time.GetUtcNow();
        await HappenAsync(new(20_260_601), [one, other]);
        await SameAsync(begun, one, other);

        foreach (var lost in new[]
        {
            "delete from model_past; update model set versions = '[]'",   // as before it was kept
            "update model set versions = '[]'",
            // As an earlier edition wrote beside this one.
            """
            update model m set versions = (select versions from model_past p where p.model_id = m.id and number = 1) where exists (select from model_past p where p.model_id = m.id and number = 3);
            delete from model_past where number % 3 = 0
            """,
        })
        {
            await using (var loses = service.Database.CreateCommand(lost))
                await loses.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await service.StopAsync();
            await service.StartAsync();
            await SameAsync(begun, one, other);
        }
    }

    async Task SameAsync(DateTimeOffset begun, params Guid[] developers)
    {
        var (register, kinds) = (service.Services.GetRequiredService<ModelRegister>(), 0);
        foreach (var viewer in new Viewer[] { new(SeesAll: true, null), new(SeesAll: false, null), new(SeesAll: false, developers[0]), new(SeesAll: false, developers[1]) })
            for (var at = begun.AddSeconds(-1); at <= time.GetUtcNow().AddMinutes(1); at = at.AddMinutes(53))
            {
                var (expected, read) = (await ReplayedAsync(viewer, at), await register.AllAsync(viewer, TestContext.Current.CancellationToken, at));
                Assert.Equal(expected, read.Select(Told).Order(StringComparer.Ordinal));
                foreach (var model in read.Take(3))
                    Assert.Equal(Told(model), Told((await register.FindAsync(viewer, model.Id, TestContext.Current.CancellationToken, at))!));
                kinds = Math.Max(kinds, read.Count(m => m.Inherited is not null));
            }
        Assert.True(kinds > 2);
        Assert.Equal(await ReplayedAsync(new(SeesAll: true, null), DateTimeOffset.MaxValue), (await register.AllAsync(new(SeesAll: true, null), TestContext.Current.CancellationToken)).Select(Told).Order(StringComparer.Ordinal));
    }

    // Models of two developers and public ones, their versions, runs and lineage, in any order; some at the same instant.
    async Task HappenAsync(Random chance, Guid[] developers)
    {
        List<(string Id, string Token, List<string> Versions, List<string> Runs)> models = [];
        for (var i = 0; i < Steps; i++)
        {
            if (chance.Next(4) > 0)
                time.Advance(TimeSpan.FromMinutes(chance.Next(1, 9)));
            var of = models.Count < 3 || chance.Next(8) == 0 ? default : models[chance.Next(models.Count)];
            if (of == default)
            {
                var token = chance.Next(3) is var who && who == 2 ? Tokens.Monitor : Tokens.Officer(developers[who]);
                models.Add((await service.Api.RegisterAsync(token), token, ["1"], []));
            }
            else if (chance.Next(5) == 0 && Versions.Except(of.Versions).FirstOrDefault() is { } next)
            {
                await service.Api.AskAsync("mutation($input: AddModelVersionInput!) { addModelVersion(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), modelId = of.Id, version = next } }, of.Token);
                of.Versions.Add(next);
            }
            else if (chance.Next(2) == 0)
            {
                var (low, run) = (chance.Next(1, 90), $"{Guid.NewGuid()}");
                await service.Api.AskAsync(Assess, Run(of.Id, $"{low}e23", $"{low + chance.Next(9)}e23", run, of.Versions[chance.Next(of.Versions.Count)]), chance.Next(2) == 0 ? Tokens.Monitor : of.Token);
            }
            else
            {
                var parent = models[chance.Next(models.Count)];
                var (how, by) = (chance.Next(4) == 0 ? "DISTILLED_FROM" : "MERGED_FROM", Tokens.Monitor);
                var code = await service.Api.CodeAsync(Declare, new { input = new { commandId = Guid.NewGuid(), modelId = of.Id, parentId = parent.Id, how, version = Named(of.Versions), parentVersion = Named(parent.Versions) } }, by);
                Assert.Contains(code, new[] { "", "lineage.cycle", "lineage.known" });
            }
        }

        string? Named(List<string> versions) => chance.Next(2) == 0 ? null : versions[chance.Next(versions.Count)];
    }

    /// <summary>The slow and obvious way: every stream, from its beginning.</summary>
    async Task<string[]> ReplayedAsync(Viewer viewer, DateTimeOffset at)
    {
        var store = service.Services.GetRequiredService<EventStore>();
        var known = new Dictionary<Guid, Model.Registered>();
        foreach (var id in await service.Services.GetRequiredService<NpgsqlDataSource>().ReadAsync("select id from model", [], r => r.GetGuid(0), TestContext.Current.CancellationToken))
            if ((await store.ReadStreamAsync($"model-{id:D}", 0, TestContext.Current.CancellationToken)).Select(ModelGrain.Codec.Read).TakeWhile(e => e.At <= at).Aggregate(Model.Initial, Model.Evolve) is Model.Registered model
                && (!model.Details.IsFiled || Sees(model)))
                known[id] = model;
        var kin = (await store.ReadStreamAsync($"lineage-{Identifiers.Lineage:D}", 0, TestContext.Current.CancellationToken)).Select(LineageGrain.Codec.Read).OfType<LineageEvent.Declared>().Where(d => d.At <= at).Select(d => d.Kinship)
            .Where(k => known.ContainsKey(k.Child) && known.ContainsKey(k.Parent)).ToLookup(k => k.Child);
        return [.. known.Select(m => Of(m.Key, m.Value)).Order(StringComparer.Ordinal)];

        bool Sees(Model.Registered model) => viewer.SeesWhatIsFiledBy(model.Details.Developers.Select(d => d.Id));

        string Of(Guid id, Model.Registered model)
        {
            var ancestry = Ancestry.Of(new(id, null), kin, m => known[m].VersionThatStands(Sees(known[m])));
            var (own, filed) = ((ComputeExtent?)model.Compute(Sees(model)), Sees(model));
            var parts = ancestry.Bases.ToLookup(b => known[b.Of.Model].Details.Developers.Exists(d => model.Details.Developers.Exists(m => m.Id == d.Id)), b => (ComputeExtent?)known[b.Of.Model].ComputeOf(b.Of.Version!, Sees(known[b.Of.Model])));
            return Line(
                id, own, model.TrainingBegan(filed), Inherited.Of(own, [.. parts[true]], [.. parts[false]]), model.VersionThatStands(filed),
                model.Versions.Select(v => (v, (ComputeExtent?)model.ComputeOf(v, filed))), ancestry.Bases.Concat(ancestry.Teachers).Select(b => (b.How, b.Of.Model, b.Of.Version)));
        }
    }

    static string Told(SeenModel model) => Line(
        model.Id, model.Compute, model.Began, model.Inherited, model.Version, model.Versions.Select(v => (v.Name, v.Compute)), model.Bases.Concat(model.Teachers).Select(b => (b.How, b.Model.Id, b.Version)));

    static string Line(Guid id, ComputeExtent? own, DateOnly? began, Inherited? inherited, string? version, IEnumerable<(string, ComputeExtent?)> versions, IEnumerable<(Descent, Guid, string?)> kin) =>
        $"{id} {own} {began:O} {inherited} {version} {string.Join(';', versions)} {string.Join(';', kin)}";
}
