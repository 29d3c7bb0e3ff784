using Launcher.Processes;
using Launcher.Tye;

namespace Launcher.Supervising;

/// <summary>Runs the whole house until it is told to stop: the database first and last, all others side by side.</summary>
internal sealed class Supervisor(House house)
{
    readonly StateFile file = new(house.Instance);
    readonly Lock gate = new();
    readonly List<Part> parts = [];
    readonly List<RotatingLog> logs = [];

    public async Task<int> RunAsync(CancellationToken stop)
    {
        Native.LeaveTerminal();
        using var alone = FileLock.Try(Path.Combine(house.Instance.Run, "supervisor.lock"))
            ?? throw new Obstacle($"the instance \"{house.Instance.Name}\" runs already", "use infra/down first");
        using var stopDatabase = new CancellationTokenSource();

        var services = house.Application.Services.Where(service => service.Run is not Run.Database).ToList();
        var database = house.Cluster is null ? null : Add(house.LaunchDatabase());
        var others = services.Select(house.LaunchService).Select(Add).ToList();
        var databaseRuns = database?.RunAsync(stopDatabase.Token) ?? Task.CompletedTask;
        try
        {
            await (database?.FirstReady ?? Task.CompletedTask).WaitAsync(stop);
            await house.PrepareDatabasesAsync(stop);
            await Task.WhenAll(others.Select(part => part.RunAsync(stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            await stopDatabase.CancelAsync();
            await databaseRuns;
            logs.ForEach(log => log.Dispose());
            file.Delete();
        }
        return 0;
    }

    Part Add(Launch launch)
    {
        var log = new RotatingLog(Path.Combine(house.Instance.Logs, $"{launch.Name}.log"));
        var part = new Part(launch, log, Write);
        logs.Add(log);
        parts.Add(part);
        return part;
    }

    void Write()
    {
        lock (gate) file.Write(new HouseState(ProcessIdentity.Current, house.Application.File, [.. parts.Select(part => part.State)]));
    }
}
