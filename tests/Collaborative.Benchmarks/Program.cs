// ./infra/bench placement: our placement beside its peers, on the same arrivals, in the same run.
// ./infra/bench cycles [SEED]: the cost of a cycle.
// ./infra/bench changes [SAMPLES]: what finding the change costs that would start one of very many requests.
// ./infra/bench queue [WAITING]: the same step by step, as the service does it, while very many wait.
// ./infra/bench sites [SITES [ROUNDS]]: a million accelerators at a thousand sites.
// ./infra/bench philly [SECONDS [FILE]]: two months of a real load in virtual time.
// ./infra/bench accounts [POSTINGS [SEED]]: the books beside a bare sum.
using System.Globalization;
using Collaborative.Benchmarks;
using Collaborative.Benchmarks.Accounting;
using Collaborative.Benchmarks.Bounds;
using Collaborative.Benchmarks.Cycles;
using Collaborative.Benchmarks.Measuring;
using Collaborative.Benchmarks.Traces;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    if (args is ["accounts", ..])
        return TenMillionPostings.Run(Options.Count(args.ElementAtOrDefault(1), 10_000_000), Options.Count(args.ElementAtOrDefault(2), 42));

    if (args is ["cycles", ..])
        return CyclesBench.Run(Options.Count(args.ElementAtOrDefault(1), 42));

    if (args is ["changes", ..])
        return ChangesBench.Run(42, Options.Count(args.ElementAtOrDefault(1), 50));

    if (args is ["queue", ..])
        return QueueBench.Run(Options.Count(args.ElementAtOrDefault(1), 10_000));

    if (args is ["sites", ..])
        return SitesBench.Run(Options.Count(args.ElementAtOrDefault(1), 1_000), Options.Count(args.ElementAtOrDefault(2), 5), 42);

    if (args is ["philly", ..])
        return PhillyReplay.Run(args.ElementAtOrDefault(2) ?? Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? "", "gpu-traces", "philly", "philly_2017-09_2017-10.csv.gz"),
            Options.Count(args.ElementAtOrDefault(1), 300));

    var options = Options.Parse([.. args.SkipWhile(a => a == "placement")]);
    if (Files.Read(options) is not var (fleet, pods))
        return 1;

    if (options.Samples > 0)
    {
        Report.Samples([.. Enumerable.Range(0, options.Samples).Select(seed => Samples.PercentOfBound(fleet, pods, seed))]);
        return 0;
    }
    Report.Heading(options, fleet, pods);
    Report.Mean(options.Seeds.Select(seed => Report.Line(Run.Of(Placers.ByName[options.Policy], fleet, pods, seed))).ToList());
    if (!options.Alone)
        foreach (var peer in Placers.Peers.Where(p => p != options.Policy))
            Report.Peer(peer, options.Seeds.Select(seed => Run.Of(Placers.ByName[peer], fleet, pods, seed)).ToList());
    return 0;
}
catch (UsageException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n{Options.Usage}");
    return 2;
}
