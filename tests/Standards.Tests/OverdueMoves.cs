using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Testing;

namespace Standards.Tests;

/// <summary>A host of its own for each test, for these change the clock, stop the service and kill it.</summary>
public sealed class OverdueMoves : IAsyncLifetime
{
    static readonly string Program = Path.Combine(Testing.Repository.Root, "artifacts", "bin", "Standards", new DirectoryInfo(AppContext.BaseDirectory).Name, "Standards");
    static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddYears(-4);   // so that the real clock, too, is after everything
    readonly FakeTimeProvider clock = new(Start);
    readonly StandardsHost host;

    public OverdueMoves() => host = new() { Time = clock };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Happen_by_themselves_to_the_instant_while_the_service_runs()
    {
        var project = await host.Api.StartAsync("40.00");
        clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(3));
        await host.StopAsync();
        await host.StartAsync();   // looks again: three seconds are left, on the clock that reminders go by
        clock.Advance(TimeSpan.FromHours(1));

        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "40.20");

        var steps = (await host.Api.RunAsync(project)).StepsOf();
        Assert.Equal(("MOVED_BY_DEADLINE", steps[0].At.AddDays(10), "40.20"), steps[1]);
    }

    [Fact]
    public async Task Happen_once_in_order_and_dated_by_their_deadlines_after_a_stop()
    {
        var project = await host.Api.StartAsync("20.20", "international-standard", "months-18");
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(1200));
        for (var start = 0; start < 2; start++)
        {
            await host.StartAsync();
            await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "20.98");
            await host.StopAsync();
        }
        await host.StartAsync();

        await AllOverdueAsync(project);
    }

    [Fact]
    public async Task Put_a_ballot_that_ended_meanwhile_in_its_place()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.20");
        var closesAt = Start.AddDays(50);
        closesAt = closesAt.AddTicks(-(closesAt.Ticks % TimeSpan.TicksPerMillisecond));
        await host.Api.OpenAsync(project, "iso-dis", closesAt, norway);
        await host.StopAsync();
        clock.Advance(TimeSpan.FromDays(365));
        await host.StartAsync();

        await Runs.EventuallyAsync(async () => (await host.Api.RunAsync(project)).StageOf() == "40.98");

        // Nobody voted: not approved when the ballot ended, and lapsed a fortnight after it. The limits of the track came later, and found nothing to do.
        Assert.Equal(
            [("MOVED_BY_BALLOT", closesAt, "40.60"), ("MOVED_BY_DEADLINE", closesAt.AddDays(14), "40.98")],
            (await host.Api.RunAsync(project)).StepsOf().Skip(1));
    }

    [Fact]
    public async Task Go_before_what_people_ask()
    {
        var project = await host.Api.StartAsync("20.00");
        clock.Advance(TimeSpan.FromDays(21));

        Assert.Equal("project.ended", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "40.00"), Tokens.Secretariat)).Code);
        Assert.Equal(("MOVED_BY_DEADLINE", "20.98"), (await host.Api.RunAsync(project)).StepsOf().Select(s => (s.Kind, s.To)).Last());
    }

    [Fact(Timeout = 1_200_000)]
    public async Task Are_neither_lost_nor_doubled_however_often_the_program_is_killed()
    {
        var projects = new List<string>();
        for (var i = 0; i < 12; i++)
            projects.Add(await host.Api.StartAsync("20.20", "international-standard", "months-18"));
        await host.StopAsync();

        var port = FreePort.Take();
        for (var kill = 0; kill < 40 && await MovedAsync() < projects.Count; kill++)
        {
            using var service = Run(port);
            var before = await EventsAsync();
            for (var i = 0; i < 600 && !service.HasExited && await EventsAsync() < before + 7 && await MovedAsync() < projects.Count; i++)
                await Task.Delay(20);
            Assert.False(service.HasExited, "The service ended at its start.");
            service.Kill();
            await service.WaitForExitAsync();
        }

        clock.SetUtcNow(DateTimeOffset.UtcNow);
        await host.StartAsync("--Orleans:SiloPort", port.ToString(CultureInfo.InvariantCulture));   // at the address of the one that was killed, which is known to be gone then
        foreach (var project in projects)
            await AllOverdueAsync(project);
        Assert.Equal(0L, await host.Database.ReadAsync<long>("select count(*) - count(distinct data ->> 'actId') from outbox where topic = 'ledger.acts'"));
    }

    async Task AllOverdueAsync(string project)
    {
        var run = await host.Api.RunAsync(project);
        var steps = run.StepsOf();
        var began = steps[0].At;
        Assert.Equal(
            [
                ("STARTED", began, "20.20"), ("ESCALATED", began.AddMonths(6), "COMMITTEE"), ("ESCALATED", began.AddMonths(18), "MANAGEMENT_BOARD"),
                ("MOVED_BY_DEADLINE", began.AddMonths(24), "20.98"),
            ],
            steps);
        Assert.True(run.GetProperty("run").GetProperty("ended").GetBoolean());
        Assert.Equal(5, await host.Database.CountEventsAsync($"project-{project}"));
        Assert.Equal(0, run.GetProperty("run").GetProperty("schedule").GetArrayLength());
    }

    Task<long> EventsAsync() => host.Database.ReadAsync<long>("select count(*) from event where stream like 'project-%'");

    Task<long> MovedAsync() => host.Database.ReadAsync<long>("select count(*) from project_run where ended");

    Process Run(int port)
    {
        var process = Process.Start(new ProcessStartInfo(Program, host.Settings(port)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.BeginOutputReadLine();   // read and not kept
        return process;
    }
}
