using System.Diagnostics;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class RequestingTime(PoolWorld world)
{
    [Fact]
    public async Task Waits_at_first_and_is_asked_once()
    {
        var (project, token, _) = await world.ProjectAsync();
        var command = Guid.NewGuid();
        var first = await world.Api.RequestAsync(token, Asking(project, command: command));
        Assert.Equal(first, await world.Api.RequestAsync(token, Asking(project, command: command)));
        Assert.Equal("command.reused", (await world.Api.RefusalAsync(Ask, new { input = Asking(project, minutes: 61, command: command) }, token)).Code);
        Assert.Equal(1, await world.Database.ReadAsync<long>("select count(*) from request where project_id = $1", BuildingBlocks.EventStore.Sql.Uuid(project)));
    }

    [Fact]
    public async Task What_is_asked_for_at_once_is_taken_together_and_each_once()
    {
        var (project, token, _) = await world.ProjectAsync();
        Guid[] commands = [.. Enumerable.Range(0, 24).Select(_ => Guid.NewGuid())];
        await using var held = await world.Database.OpenConnectionAsync();
        var transaction = await held.BeginTransactionAsync();
        await using (var holding = new Npgsql.NpgsqlCommand("lock table request in share mode", held))
            await holding.ExecuteNonQueryAsync();   // the queue waits here with what is asked first, and the others come
        var asking = Task.WhenAll(commands.Select(AskAsync).Append(world.Api.CodeAsync(Ask, new { input = Asking(project, kind: "sudden") }, token)));
        for (var until = Stopwatch.StartNew(); await world.Database.ReadAsync<long>("select count(*) from pg_locks where relation = 'request'::regclass and not granted") == 0; await Task.Delay(20))
            Assert.True(until.Elapsed < TimeSpan.FromMinutes(1), "The queue does not write.");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await transaction.CommitAsync();
        var answers = await asking;
        Assert.Equal("request.unknown_class", answers[^1]);
        Assert.Equal(24, answers[..24].Distinct().Count());
        Assert.Equal(24L, await world.Database.ReadAsync<long>("select count(*) from request where project_id = $1", BuildingBlocks.EventStore.Sql.Uuid(project)));
        Assert.InRange(await world.Database.ReadAsync<long>("select count(distinct transaction) from event where command_id = any($1)", BuildingBlocks.EventStore.Sql.Uuids(commands)), 1, 23);

        Task<string> AskAsync(Guid command) => world.Api.RequestAsync(token, Asking(project, 1, command: command));
    }

    [Fact]
    public async Task What_is_sent_twice_at_the_same_time_is_asked_for_once()
    {
        var (project, token, _) = await world.ProjectAsync();
        Guid[] commands = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];
        var answers = await Task.WhenAll(commands.Concat(commands).Select(command => world.Api.RequestAsync(token, Asking(project, 1, command: command))));
        Assert.Equal(answers[..8], answers[8..]);
        Assert.Equal(8L, await world.Database.ReadAsync<long>("select count(*) from request where project_id = $1", BuildingBlocks.EventStore.Sql.Uuid(project)));
    }

    [Fact]
    public async Task Is_for_the_people_of_the_project()
    {
        var (project, _, _) = await world.ProjectAsync();
        Assert.Equal("auth.required", (await world.Api.RefusalAsync(Ask, new { input = Asking(project) })).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Ask, new { input = Asking(project) }, Tokens.Integrator)).Code);
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Ask, new { input = Asking(project) }, Tokens.Researcher(Guid.NewGuid()))).Code);
        var request = await world.Api.RequestAsync(Tokens.Secretariat, Asking(project));
        Assert.Equal("auth.forbidden", (await world.Api.RefusalAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, Tokens.Researcher(Guid.NewGuid()))).Code);
    }

    [Theory]
    [InlineData(16, 1, 60, "normal", "request.never_fits")]     // no machine has so many
    [InlineData(8, 9, 60, "normal", "request.never_fits")]      // no cluster has so many machines
    [InlineData(8, 1, 0, "normal", "request.absurd")]
    [InlineData(8, 0, 60, "normal", "request.absurd")]
    [InlineData(0, 1, 60, "normal", "request.absurd")]
    [InlineData(-1, 1, 60, "normal", "demand.negative")]
    [InlineData(8, 1, 60, "sudden", "request.unknown_class")]
    [InlineData(8, 1, 50_000, "normal", "request.absurd")]
    public async Task Refuses_at_once_what_can_never_be(int devices, int workers, int minutes, string kind, string code)
    {
        var (project, token, _) = await world.ProjectAsync();
        var (said, sentence) = await world.Api.RefusalAsync(Ask, new { input = Asking(project, devices, workers, minutes, kind) }, token);
        Assert.Equal(code, said);
        Assert.NotEmpty(sentence);
    }

    [Fact]
    public async Task Says_what_would_fit()
    {
        var (project, token, _) = await world.ProjectAsync();
        Assert.Contains("at most 8 such workers", (await world.Api.RefusalAsync(Ask, new { input = Asking(project, 8, 9) }, token)).Message, StringComparison.Ordinal);
        Assert.Contains("there are only H100", (await world.Api.RefusalAsync(Ask, new { input = Asking(project, models: ["TPU"]) }, token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_deadline_that_cannot_be_met()
    {
        var (project, token, _) = await world.ProjectAsync();
        Assert.Equal("request.too_late", (await world.Api.RefusalAsync(Ask, new { input = Asking(project, minutes: 60, deadline: DateTimeOffset.UtcNow.AddMinutes(30)) }, token)).Code);
    }

    [Fact]
    public async Task Is_withdrawn_by_its_people()
    {
        var (project, token, _) = await world.ProjectAsync();
        var request = await world.Api.RequestAsync(token, Asking(project));
        var left = await world.Api.AskAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, token);
        Assert.Contains(left.GetProperty("withdrawRequest").GetProperty("state").GetString(), new[] { "WITHDRAWN", "ENDED" });
        Assert.Equal("request.unknown", (await world.Api.RefusalAsync(Withdraw, new { input = new { commandId = Guid.NewGuid(), requestId = request } }, token)).Code);
    }

    [Fact]
    public async Task Leaves_an_act_for_the_ledger()
    {
        var (project, token, _) = await world.ProjectAsync();
        var asked = (await world.Api.AskAsync(Ask, new { input = Asking(project) }, token)).GetProperty("requestTime");
        var act = asked.GetProperty("receipt").GetProperty("actId").GetGuid();
        Assert.Equal("collaborative.time-requested", await world.Database.ReadAsync<string>("select kind from binding_record where act_id = $1", BuildingBlocks.EventStore.Sql.Uuid(act)));
        Assert.Equal(1, await world.Database.ReadAsync<long>("select count(*) from outbox where id = $1 and topic = 'ledger.acts'", BuildingBlocks.EventStore.Sql.Uuid(act)));
    }
}
