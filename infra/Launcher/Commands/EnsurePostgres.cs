using Launcher.Postgres;
using Launcher.Processes;
using Launcher.Tye;

namespace Launcher.Commands;

/// <summary>Starts the database server of this instance alone, and prints how to reach it as its owner.</summary>
internal static class EnsurePostgres
{
    public static async Task<int> RunAsync(Instance instance, Application application, CancellationToken cancellation)
    {
        instance.Prepare();
        using var alone = await FileLock.WaitAsync(Path.Combine(instance.Run, "postgres.lock"), cancellation);
        var house = await House.OpenAsync(instance, application, cancellation);
        if (house.Cluster is { } cluster)
        {
            await cluster.CreateAsync(cancellation);
            if (cluster.Running() is null) await cluster.StartDetachedAsync(cancellation);
            await cluster.WaitUntilItAnswersAsync(cancellation);
        }
        Console.WriteLine(house.Cluster?.ConnectionString() ?? GivenServer.ConnectionString);
        return 0;
    }
}
