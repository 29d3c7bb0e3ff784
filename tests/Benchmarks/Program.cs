// ./infra/bench store|gateway: each figure is taken beside its floor, in the same run.
using Benchmarks.Platform;
using Benchmarks.Store;

switch (args.FirstOrDefault())
{
    case "store":
        await VotesPerSecond.RunAsync();
        break;
    case "gateway":
        await ThroughTheGateway.RunAsync();
        break;
    default:
        Console.Error.WriteLine("Name a benchmark: store, or gateway (of the running mesh)");
        return 2;
}
return 0;
