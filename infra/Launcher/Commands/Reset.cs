using Launcher.Postgres;
using Launcher.Processes;
using Launcher.Tye;

namespace Launcher.Commands;

/// <summary>Ends everything and erases all data, keys and passwords of this instance, after asking.</summary>
internal static class Reset
{
    public static async Task<int> RunAsync(Instance instance, Application application, bool yes, CancellationToken cancellation)
    {
        if (!Directory.Exists(instance.State))
        {
            Console.WriteLine($"the instance \"{instance.Name}\" has nothing to erase");
            return 0;
        }
        if (!yes && !Confirms(instance)) return 1;
        await Down.RunAsync(instance);
        using (await FileLock.WaitAsync(Path.Combine(instance.Prepare().Run, "up.lock"), cancellation))
        {
            if (GivenServer.ConnectionString is not null) await (await House.OpenAsync(instance, application, cancellation)).DropDatabasesAsync(cancellation);
            Directory.Delete(instance.State, recursive: true);
        }
        Console.WriteLine($"erased {instance.State}");
        return 0;
    }

    static bool Confirms(Instance instance)
    {
        if (Console.IsInputRedirected) throw new Obstacle("reset erases all data, and there is nobody to ask", "use infra/reset --yes");
        Console.Write($"This erases every vote, receipt, key and password of the instance \"{instance.Name}\". Type yes to go on: ");
        return Console.ReadLine()?.Trim() == "yes";
    }
}
