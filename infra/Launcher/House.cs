using System.Diagnostics;
using Launcher.Postgres;
using Launcher.Processes;
using Launcher.Supervising;
using Launcher.Tye;
using Npgsql;

namespace Launcher;

/// <summary>The parts of one instance with all that is needed to start them.</summary>
internal sealed class House
{
    readonly Secrets secrets;
    readonly Wiring wiring;
    readonly Databases? databases;

    House(Instance instance, Application application, Secrets secrets, Cluster? cluster)
    {
        (Instance, Application, Cluster, this.secrets) = (instance, application, cluster, secrets);
        var owner = cluster?.ConnectionString() ?? GivenServer.ConnectionString;
        databases = owner is null ? null : new Databases(owner, cluster is null ? GivenServer.PrefixFor(instance) : "", secrets);
        wiring = new Wiring(instance, application, secrets, databases);
    }

    public Instance Instance { get; }
    public Application Application { get; }

    /// <summary>The private server; null when another was named, or none is listed.</summary>
    public Cluster? Cluster { get; }

    public static async Task<House> OpenAsync(Instance instance, Application application, CancellationToken cancellation)
    {
        var drawn = new Secrets(instance);
        var cluster = application.Database is { } listed && GivenServer.ConnectionString is null
            ? new Cluster(instance, drawn, await Binaries.InstallAsync(instance, cancellation), instance.Port(listed.Bindings[0].Port))
            : null;
        return new House(instance, application, drawn, cluster);
    }

    public string DemonstrationPassword => secrets.Get("demonstration-password");

    public string? AddressOf(string service) => Application.Find(service) is { } known ? wiring.Address(known) : null;

    public Launch LaunchDatabase() => new(
        Application.Database!.Name, wiring.Address(Application.Database), Cluster!.Command, Instance.Postgres, Cluster.Environment,
        Native.Interrupt, Cluster.Running, async cancellation => await Cluster.AnswersAsync(cancellation) ? null : "does not answer yet");

    public Launch LaunchService(Service service)
    {
        var (command, folder) = service.Run switch
        {
            Run.Project project => ((IReadOnlyList<string>)[Instance.ProgramOf(project.Name)], project.Folder),
            Run.Executable other => ([other.Program, .. other.Arguments], other.Folder),
            _ => throw new InvalidOperationException($"{service.Name} is not started this way"),
        };
        return new Launch(service.Name, wiring.Address(service), command, folder, wiring.EnvironmentOf(service), Native.Terminate, () => null, Asking(service));
    }

    /// <summary>Roles and databases are there, and no silo of an earlier run is waited for.</summary>
    public async Task PrepareDatabasesAsync(CancellationToken cancellation)
    {
        if (databases is null) return;
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await databases.EnsureAsync(Application.Services.Where(service => service.HasDatabase).Select(service => service.Name), cancellation);
                await databases.ForgetSilosAsync(Application.Services.Where(service => service.HasSilo && service.HasDatabase).Select(service => service.Name), cancellation);
                return;
            }
            catch (NpgsqlException error) when (!error.IsTransient || patience.Elapsed > TimeSpan.FromSeconds(20))
            {
                throw new Obstacle($"the database server does not let us prepare it: {error.Message}", Cluster is null ? "check AIGOV_POSTGRES" : "read infra/logs postgres");
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation); // it was ended in this very moment, and is started again
            }
        }
    }

    /// <summary>A server that a person named is tried before anything is started on it.</summary>
    public async Task TryGivenServerAsync(CancellationToken cancellation)
    {
        if (Cluster is not null || databases is null) return;
        try { await databases.TryAsync(cancellation); }
        catch (NpgsqlException error) { throw new Obstacle($"the server of AIGOV_POSTGRES cannot be used: {error.Message}", "correct AIGOV_POSTGRES, or unset it"); }
    }

    public Task DropDatabasesAsync(CancellationToken cancellation) =>
        databases?.DropAsync(Application.Services.Where(service => service.HasDatabase).Select(service => service.Name), cancellation) ?? Task.CompletedTask;

    Func<CancellationToken, Task<string?>> Asking(Service service) => service switch
    {
        { ReadinessPath: { } path, Http: { } } => cancellation => Readiness.AskHttpAsync(new Uri(wiring.Address(service) + path), cancellation),
        { Bindings: [var binding, ..] } => cancellation => Readiness.AskPortAsync(wiring.Port(binding), cancellation),
        _ => _ => Task.FromResult<string?>(null),
    };
}
