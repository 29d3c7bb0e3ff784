using System.Diagnostics;
using System.Globalization;
using Launcher.Postgres;
using Launcher.Processes;
using Launcher.Supervising;

namespace Launcher.Commands;

/// <summary>Ends everything of this instance: the services first, the database last.</summary>
internal static class Down
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(Instance instance)
    {
        var clock = Stopwatch.StartNew();
        var stopped = Directory.Exists(instance.Run) && (await StopAsync(new StateFile(instance)) | await StopServerAsync(instance));
        Console.WriteLine(stopped ? string.Create(CultureInfo.InvariantCulture, $"stopped in {clock.Elapsed.TotalSeconds:0.0} s") : "nothing was running");
        return 0;
    }

    /// <summary>The supervisor ends its parts itself; were it gone or stuck, we end them.</summary>
    public static async Task<bool> StopAsync(StateFile file)
    {
        if (file.Read() is not { } state) return false;
        await state.Supervisor.EndAsync(Native.Terminate, Grace);
        await Leftovers.EndAsync(file);
        return true;
    }

    /// <summary>A server that was started alone, by infra/postgres/ensure.</summary>
    static async Task<bool> StopServerAsync(Instance instance)
    {
        if (Cluster.Running(instance) is not { } id || ProcessIdentity.Of(id) is not { } server) return false;
        await server.EndAsync(Native.Interrupt, Grace);
        return true;
    }
}
