using System.Globalization;
using Launcher.Preparing;
using Launcher.Processes;
using Launcher.Supervising;
using Launcher.Tye;
using Spectre.Console;

namespace Launcher.Commands;

/// <summary>Builds and starts everything, and waits until all parts are ready. Twice is harmless.</summary>
internal static class Up
{
    public static async Task<int> RunAsync(Instance instance, Application application, bool detach, bool build, CancellationToken cancellation)
    {
        instance.Prepare();
        var file = new StateFile(instance);
        var house = await StartAsync(instance, application, file, build, cancellation);
        Welcome.Print(house, detach);
        if (detach) return 0;

        while (!cancellation.IsCancellationRequested && file.Read() is { IsRunning: true })
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellation.IsCancellationRequested ? await Down.RunAsync(instance) : 0;
    }

    static async Task<House> StartAsync(Instance instance, Application application, StateFile file, bool build, CancellationToken cancellation)
    {
        using var alone = await FileLock.WaitAsync(Path.Combine(instance.Run, "up.lock"), cancellation);
        House? house = null;
        await Board.ShowAsync(async board =>
        {
            if (file.Read() is { IsRunning: true })
            {
                house = await House.OpenAsync(instance, application, cancellation);
                await Following.UntilReadyAsync(file, board, cancellation);
                return;
            }
            await ClearAsync(instance, application, file);
            house = await PrepareAsync(instance, application, board, build, cancellation);
            try
            {
                Daemon.Start(instance, application);
                await Following.UntilReadyAsync(file, board, cancellation);
            }
            catch
            {
                await Down.StopAsync(file);
                throw;
            }
        });
        return house!;
    }

    /// <summary>Nothing of an earlier start is in the way, and there is room.</summary>
    static async Task ClearAsync(Instance instance, Application application, StateFile file)
    {
        foreach (var part in await Leftovers.EndAsync(file))
            AnsiConsole.MarkupLineInterpolated($"[yellow]an earlier start was cut off; ended what it left: {part.Name}, process {part.Process!.Value.Id}[/]");
        Disk.Demand(instance.State, Disk.FreeFor(instance), new Building(instance, application).IsDone ? Disk.ForRunning : Disk.ForTheFirstBuild);
        foreach (var service in application.Services.Where(service => service.Run is not Run.Database))
            DemandPorts(instance, service);
    }

    static void DemandPorts(Instance instance, Service service)
    {
        foreach (var port in service.Bindings.Select(binding => instance.Port(binding.Port)).Where(port => !Ports.IsFree(port)))
            throw new Obstacle(
                string.Create(CultureInfo.InvariantCulture, $"port {port} for {service.Name} is taken by {Ports.HolderOf(port)}"),
                "end that, or set AIGOV_PORT_OFFSET to move all our ports");
    }

    /// <summary>What has to be fetched, built and made, side by side.</summary>
    static async Task<House> PrepareAsync(Instance instance, Application application, Board board, bool build, CancellationToken cancellation)
    {
        var building = new Building(instance, application);
        if (!build) building.DemandPrograms();

        House? house = null;
        await Board.AllAsync(
        [
            board.StepAsync("database server", async () => house = await OpenAsync(instance, application, cancellation)),
            .. build && building.IsNeeded ? [board.StepAsync("build", () => building.RunAsync(cancellation))] : (Task[])[],
            .. build ? application.Services.Where(NeedsPackages).Select(service => board.StepAsync($"packages of {service.Name}", () => NpmPackages.InstallAsync(FolderOf(service)!, cancellation))) : [],
        ]);
        return house!;
    }

    static async Task<House> OpenAsync(Instance instance, Application application, CancellationToken cancellation)
    {
        var house = await House.OpenAsync(instance, application, cancellation);
        await house.TryGivenServerAsync(cancellation);
        if (house.Cluster is not { } cluster) return house;
        await cluster.CreateAsync(cancellation);
        if (cluster.Running() is null) DemandPorts(instance, application.Database!);
        return house;
    }

    static string? FolderOf(Service service) => (service.Run as Run.Executable)?.Folder;

    static bool NeedsPackages(Service service) => FolderOf(service) is { } folder && NpmPackages.AreNeeded(folder);
}
