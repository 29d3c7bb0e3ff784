using System.Diagnostics;
using System.Net.Http.Json;
using Launcher.Processes;
using Launcher.Tests.Trials;
using Testing;

namespace Launcher.Tests.Commands;

public sealed class StartingAndStopping
{
    [Fact]
    public async Task Up_returns_when_all_are_ready()
    {
        await using var trial = new Trial().WithPart("quick", FreePort.Take()).WithPart("slow", FreePort.Take(), ("READY_AFTER_MS", "900"));
        await trial.UpAsync();

        var status = await trial.StatusAsync();
        Assert.True(status is { Running: true, Ready: true });
        Assert.All(status.Parts, part => Assert.True(part is { Health: "ready", Pid: > 0, Restarts: 0, RssBytes: > 1_000_000, UptimeSeconds: > 0 }));
        Assert.Equal(0, (await trial.RunAsync("status")).ExitCode);
    }

    [Fact]
    public async Task Up_twice_changes_nothing()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        await trial.UpAsync();
        var before = await trial.StatusAsync();
        await trial.UpAsync();
        var after = await trial.StatusAsync();
        Assert.Equal((before.Supervisor, before["part"].Pid), (after.Supervisor, after["part"].Pid));
    }

    [Fact]
    public async Task Two_at_once_start_one()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        await trial.RunAsync("down");
        await Task.WhenAll(trial.UpAsync(), trial.UpAsync());
        Assert.Single(await File.ReadAllLinesAsync(trial.Diary));
    }

    [Fact]
    public async Task Down_ends_every_process_in_order_and_twice_is_harmless()
    {
        await using var trial = new Trial().WithPart("one", FreePort.Take()).WithPart("two", FreePort.Take());
        await trial.UpAsync();
        var status = await trial.StatusAsync();

        Assert.StartsWith("stopped in", (await trial.RunAsync("down")).Output, StringComparison.Ordinal);
        Assert.All(status.Parts.Select(part => part.Pid!.Value).Append(status.Supervisor!.Value), id => Assert.Null(ProcessIdentity.Of(id)));
        Assert.Equal(["one ended", "two ended"], (await File.ReadAllLinesAsync(trial.Diary)).Where(line => line.EndsWith("ended", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal((0, "nothing was running"), await trial.RunAsync("down") is var again ? (again.ExitCode, again.Output) : default);
        Assert.Equal(3, (await trial.RunAsync("status")).ExitCode);
    }

    [Fact]
    public async Task A_part_that_is_killed_starts_again_and_the_others_stay()
    {
        await using var trial = new Trial().WithPart("victim", FreePort.Take()).WithPart("other", FreePort.Take());
        await trial.UpAsync();
        var other = (await trial.StatusAsync())["other"].Pid;
        for (var death = 1; death <= 3; death++)
        {
            var victim = (await trial.StatusAsync())["victim"].Pid!.Value;
            Native.Signal(victim, Native.Kill);
            var back = await trial.UntilAsync(status => status.Ready && status["victim"].Pid != victim);
            Assert.Equal((death, other), (back["victim"].Restarts, back["other"].Pid));
        }
    }

    [Fact]
    public async Task A_part_that_dies_at_every_start_is_named_and_nothing_is_left()
    {
        await using var trial = new Trial().WithPart("sound", FreePort.Take()).WithPart("sick", FreePort.Take(), ("DIES", "yes"));
        var clock = Stopwatch.StartNew();
        var outcome = await trial.RunAsync("up", "--detach");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("sick ended with code 7, 5 times in a row → read infra/logs sick", outcome.Output, StringComparison.Ordinal);
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(0.2 + 0.4 + 0.8 + 1.6), "it waits longer after each death");
        Assert.False((await trial.StatusAsync()).Running);
        Assert.Contains("this part cannot live", (await trial.RunAsync("logs", "sick")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_supervisor_left_is_ended_by_the_next_start()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        await trial.UpAsync();
        var cut = await trial.StatusAsync();
        Native.Signal(cut.Supervisor!.Value, Native.Kill);
        await trial.UntilAsync(status => !status.Running);
        Assert.NotNull(ProcessIdentity.Of(cut["part"].Pid!.Value));

        var outcome = await trial.RunAsync("up", "--detach");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"an earlier start was cut off; ended what it left: part, process {cut["part"].Pid}", outcome.Output, StringComparison.Ordinal);
        Assert.Null(ProcessIdentity.Of(cut["part"].Pid!.Value));
        Assert.True((await trial.StatusAsync()).Ready);
    }

    [Fact]
    public async Task Down_also_ends_what_a_killed_supervisor_left()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        await trial.UpAsync();
        var cut = await trial.StatusAsync();
        Native.Signal(cut.Supervisor!.Value, Native.Kill);
        await trial.UntilAsync(status => !status.Running);

        await trial.RunAsync("down");
        Assert.Null(ProcessIdentity.Of(cut["part"].Pid!.Value));
    }

    [Fact]
    public async Task In_the_foreground_a_signal_stops_everything()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        var foreground = trial.RunAsync("up");
        var status = await trial.UntilAsync(status => status.Ready);
        var up = ProcFile.Processes().Single(id => Argument(id, "up") && Belongs(id, trial.Name));
        Native.Signal(up, Native.Terminate);   // an interrupt is ignored by what a script starts in the background

        Assert.Contains("stopped in", (await foreground).Output, StringComparison.Ordinal);
        Assert.Null(ProcessIdentity.Of(status["part"].Pid!.Value));
    }

    [Fact]
    public async Task Parts_are_given_their_environment()
    {
        var port = FreePort.Take();
        await using var trial = new Trial().WithPart("part", port, ("PEER", "${service:part:url}/x"), ("KEPT", "${state:keys/part}"));
        await trial.UpAsync();
        using var client = new HttpClient();
        var environment = await client.GetFromJsonAsync<Dictionary<string, string>>($"http://127.0.0.1:{port}/environment");
        Assert.Equal(("part", "127.0.0.1", $"http://127.0.0.1:{port}/x"), (environment!["APP_ID"], environment["HOST"], environment["PEER"]));
        Assert.Equal(Path.Combine(trial.Instance.State, "keys", "part"), environment["KEPT"]);
        Assert.True(Directory.Exists(Path.GetDirectoryName(environment["KEPT"])));
    }

    [Fact]
    public async Task Up_ends_with_the_addresses_and_the_demonstration_sign_ins()
    {
        var port = FreePort.Take();
        await using var trial = new Trial().WithPart("identity", port, ("Seed__PasswordFile", "${secret-file:demonstration-password}"));
        var told = (await trial.RunAsync("up", "--detach")).Output;
        Assert.Contains($"http://127.0.0.1:{port}/.well-known/openid-configuration", told, StringComparison.Ordinal);
        Assert.Contains("delegate.no", told, StringComparison.Ordinal);
        Assert.Contains($"password {new Secrets(trial.Instance).Get("demonstration-password")}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_erases_only_when_it_may()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        await trial.UpAsync();
        Assert.Contains("use infra/reset --yes", (await trial.RunAsync("reset")).Output, StringComparison.Ordinal);
        Assert.True((await trial.StatusAsync()).Ready);

        Assert.Equal(0, (await trial.RunAsync("reset", "--yes")).ExitCode);
        Assert.False(Directory.Exists(trial.Instance.State));
    }

    static bool Argument(int id, string argument)
    {
        try { return ProcFile.CommandLine(id).EndsWith($"Launcher {argument}", StringComparison.Ordinal); }
        catch (IOException) { return false; }
    }

    static bool Belongs(int id, string instance) => File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains($"AIGOV_INSTANCE={instance}", StringComparer.Ordinal);
}
