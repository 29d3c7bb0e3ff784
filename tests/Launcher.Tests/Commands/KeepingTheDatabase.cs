using Launcher.Processes;
using Launcher.Tests.Trials;
using Npgsql;
using Testing;

namespace Launcher.Tests.Commands;

public sealed class KeepingTheDatabase
{
    static readonly (string, string) Database = ("ConnectionStrings__Default", "${service:postgres:connectionString}");

    static Trial WithDatabases(int port) => new Trial().WithPostgres(port).WithPart("standards", FreePort.Take(), Database).WithPart("ledger", FreePort.Take(), Database);

    static string As(Trial trial, int port, string role, string database) =>
        $"Host=127.0.0.1;Port={port};Username={role};Password={new Secrets(trial.Instance).Get($"database-{role}")};Database={database};Pooling=false";

    static async Task<object?> AskAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_after_a_kill()
    {
        var port = FreePort.Take();
        await using var trial = WithDatabases(port);
        await trial.UpAsync();
        await AskAsync(As(trial, port, "standards", "standards"), "create table vote as select 29500 as standard");
        await trial.RunAsync("down");
        await trial.UpAsync();
        Assert.Equal(29500, await AskAsync(As(trial, port, "standards", "standards"), "select standard from vote"));

        var server = (await trial.StatusAsync())["postgres"].Pid!.Value;
        Native.Signal(server, Native.Kill);
        await trial.UntilAsync(status => status.Ready && status["postgres"].Pid != server);
        Assert.Equal(29500, await AskAsync(As(trial, port, "standards", "standards"), "select standard from vote"));
    }

    [Fact]
    public async Task No_service_enters_the_database_of_another()
    {
        var port = FreePort.Take();
        await using var trial = WithDatabases(port);
        await trial.UpAsync();
        Assert.Equal("ledger", await AskAsync(As(trial, port, "ledger", "ledger"), "select current_user::text"));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => AskAsync(As(trial, port, "ledger", "standards"), "select 1"))).SqlState);
        Assert.Equal("28P01", (await Assert.ThrowsAsync<PostgresException>(() => AskAsync(As(trial, port, "ledger", "ledger").Replace("Password=", "Password=x", StringComparison.Ordinal), "select 1"))).SqlState);
    }

    [Fact]
    public async Task Silos_of_an_earlier_run_are_forgotten()
    {
        var port = FreePort.Take();
        await using var trial = new Trial().WithPostgres(port).WithPart("standards", FreePort.Take(), silo: FreePort.Take(), Database);
        await trial.UpAsync();
        await AskAsync(As(trial, port, "standards", "standards"), "create table orl_silo as select 11200 as port");
        await trial.RunAsync("down");
        await trial.UpAsync();
        Assert.Equal(0L, await AskAsync(As(trial, port, "standards", "standards"), "select count(*) from orl_silo"));
    }

    [Fact]
    public async Task The_server_alone_can_be_asked_for_and_is_taken_over()
    {
        await using var trial = WithDatabases(FreePort.Take());
        var first = await trial.RunAsync("ensure-postgres");
        Assert.Equal(first.Output, (await trial.RunAsync("ensure-postgres")).Output);
        var started = await AskAsync(first.Output, "select pg_postmaster_start_time()");

        await trial.UpAsync();
        Assert.Equal(started, await AskAsync(first.Output, "select pg_postmaster_start_time()"));

        Native.Signal((await trial.StatusAsync())["postgres"].Pid!.Value, Native.Kill);
        await trial.UntilAsync(status => status.Ready && status["postgres"].Restarts == 1);
        Assert.NotEqual(started, await AskAsync(first.Output, "select pg_postmaster_start_time()"));
        await trial.RunAsync("down");
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(first.Output, "select 1"));
    }

    [Fact]
    public async Task Down_ends_a_server_that_runs_alone()
    {
        await using var trial = WithDatabases(FreePort.Take());
        var address = (await trial.RunAsync("ensure-postgres")).Output;
        Assert.StartsWith("stopped in", (await trial.RunAsync("down")).Output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NpgsqlException>(() => AskAsync(address, "select 1"));
    }

    [Fact]
    public async Task A_half_made_cluster_and_a_stale_note_of_a_server_are_no_obstacle()
    {
        await using var trial = WithDatabases(FreePort.Take());
        Directory.CreateDirectory(Path.Combine(trial.Instance.Postgres, "draft", "base"));
        await trial.UpAsync();
        await trial.RunAsync("down");

        // The process id in the note is alive, but it is ours, and no database server.
        await File.WriteAllTextAsync(Path.Combine(trial.Instance.Postgres, "data", "postmaster.pid"), $"{Environment.ProcessId}\n", TestContext.Current.CancellationToken);
        await trial.UpAsync();
        Assert.True((await trial.StatusAsync()).Ready);
    }

    [Fact]
    public async Task Another_server_can_be_named_and_instances_keep_apart_on_it()
    {
        await using var owner = new Trial().WithPostgres(FreePort.Take());
        var server = (await owner.RunAsync("ensure-postgres")).Output;
        await using var trial = new Trial().WithPostgres(15432).WithPart("standards", FreePort.Take(), Database).With("AIGOV_POSTGRES", server);
        await trial.UpAsync();

        Assert.Equal(["standards"], (await trial.StatusAsync()).Parts.Select(part => part.Name));
        Assert.Equal(1L, await AskAsync(server, $"select count(*) from pg_database where datname = '{trial.Name}-standards'"));
        await trial.RunAsync("reset", "--yes");
        Assert.Equal(0L, await AskAsync(server, $"select count(*) from pg_database where datname = '{trial.Name}-standards'"));
    }

    [Fact]
    public async Task No_password_is_in_any_log()
    {
        await using var trial = WithDatabases(FreePort.Take());
        await trial.UpAsync();
        await trial.RunAsync("down");
        var secrets = Directory.EnumerateFiles(trial.Instance.Secrets).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(secrets);
        foreach (var log in Directory.EnumerateFiles(trial.Instance.Logs).Select(File.ReadAllText))
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }
}
