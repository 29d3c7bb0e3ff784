using System.Diagnostics;
using System.Globalization;
using Launcher.Processes;
using Npgsql;

namespace Launcher.Postgres;

/// <summary>The private PostgreSQL server of an instance: made once, started by hand or by the supervisor, found again when it runs.</summary>
internal sealed class Cluster(Instance instance, Secrets secrets, Binaries binaries, int port)
{
    const string Superuser = "postgres";
    readonly Account? account = Account.ForServer();

    string Data => DataOf(instance);

    static string DataOf(Instance instance) => Path.Combine(instance.Postgres, "data");

    public string ConnectionString(string database = Superuser) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = Superuser,
        Password = secrets.Get("postgres-superuser"),
    }.ConnectionString;

    /// <summary>The command that runs the server in the foreground.</summary>
    public IReadOnlyList<string> Command => As([binaries["postgres"], "-D", Data, .. Settings]);

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = instance.Postgres, ["LC_ALL"] = "C.UTF-8" };

    IEnumerable<string> Settings =>
    [
        "-c", $"config_file={System.Environment.GetEnvironmentVariable("AIGOV_POSTGRES_CONF") switch { { Length: > 0 } given => Path.GetFullPath(given), _ => Path.Combine(instance.Root, "infra", "postgres", "postgresql.conf") }}",
        "-c", $"port={port.ToString(CultureInfo.InvariantCulture)}",
    ];

    /// <summary>initdb works beside and its result is moved into place: a half-made cluster is never taken for a whole one.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(Data)) return;
        Directory.CreateDirectory(instance.Postgres, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var draft = Path.Combine(instance.Postgres, "draft");
        var password = Path.Combine(instance.Postgres, "password");
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        await File.WriteAllTextAsync(password, "", cancellation);
        File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(password, secrets.Get("postgres-superuser"), cancellation);
        if (account is { UserId: var user, GroupId: var group })
        {
            Native.GiveTo(instance.Postgres, user, group);
            Native.GiveTo(password, user, group);
        }
        try
        {
            await RunAsync([binaries["initdb"], "-D", draft, "-U", Superuser, "--auth=scram-sha-256", $"--pwfile={password}", "-E", "UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--data-checksums", "--no-instructions"], "make a database cluster", cancellation);
        }
        finally
        {
            File.Delete(password);
        }
        Directory.Move(draft, Data);
    }

    /// <summary>The process id of the server that holds this cluster, if one runs. Forgets the note of one that is gone.</summary>
    public int? Running()
    {
        if (Running(instance) is { } running) return running;
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        return null;
    }

    public static int? Running(Instance instance)
    {
        var note = Path.Combine(DataOf(instance), "postmaster.pid");
        if (!File.Exists(note)) return null;
        return int.TryParse(File.ReadLines(note).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) && Holds(id, DataOf(instance)) ? id : null;
    }

    /// <summary>Process ids are used again, so it must be a server, and it must stand in this cluster.</summary>
    static bool Holds(int id, string data)
    {
        if (!OperatingSystem.IsLinux()) return Native.Signal(id, 0);
        try { return File.ReadAllText($"/proc/{id}/comm").Trim() == "postgres" && new DirectoryInfo($"/proc/{id}/cwd").LinkTarget == data; }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return false; }
    }

    /// <summary>Starts the server so that it outlives us.</summary>
    public Task StartDetachedAsync(CancellationToken cancellation) => RunAsync(
        [binaries["pg_ctl"], "-D", Data, "-l", Path.Combine(instance.Postgres, "server.log"), "-s", "-w", "-t", "60", "-o", string.Join(' ', Settings.Select(Quote)), "start"],
        "start PostgreSQL", cancellation);

    public async Task WaitUntilItAnswersAsync(CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync(cancellation))
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(60)) throw new Obstacle("PostgreSQL does not answer after 60 s", "read infra/logs postgres");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString()};Pooling=false;Timeout=3");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    IReadOnlyList<string> As(IReadOnlyList<string> command) => account is null ? command : account.Wrap(command, instance.Postgres);

    async Task RunAsync(IReadOnlyList<string> command, string purpose, CancellationToken cancellation)
    {
        var line = As(command);
        var outcome = await Shell.RunAsync(line[0], [.. line.Skip(1)], instance.Postgres, Environment, cancellation);
        if (outcome.ExitCode != 0) throw new Obstacle($"could not {purpose}: {outcome.Output.ReplaceLineEndings(" ")}", $"read {instance.Postgres}/server.log");
    }
}
