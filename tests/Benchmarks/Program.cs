// ./infra/bench store|rosters|comments|texts|gateway|unga|exchange|oscal|consolidate|manuscripts|regimes|portfolio: each figure is taken beside its floor, in the same run.
using Benchmarks.Amendments;
using Benchmarks.Comments;
using Benchmarks.Exchange;
using Benchmarks.Manuscripts;
using Benchmarks.Oscal;
using Benchmarks.Platform;
using Benchmarks.Portfolios;
using Benchmarks.Publications;
using Benchmarks.Regimes;
using Benchmarks.Rosters;
using Benchmarks.Rules;
using Benchmarks.Store;

switch (args.FirstOrDefault())
{
    case "store":
        await VotesPerSecond.RunAsync();
        break;
    case "rosters":
        RosterAsOf.Run();
        break;
    case "comments":
        SimilarCommentsInTime.Run();
        break;
    case "texts":
        TextOnADay.Run();
        break;
    case "gateway":
        await ThroughTheGateway.RunAsync();
        break;
    case "unga":
        RollCallsPerSecond.Run(args.ElementAtOrDefault(1));
        break;
    case "consolidate":
        Consolidating.Run();
        break;
    case "manuscripts":
        SavingAText.Run();
        break;
    case "oscal":
        ResolvingHigh.Run();
        break;
    case "regimes":
        return EveryModelUnderEveryRegime.Run();
    case "portfolio":
        return await EachPanel.RunAsync();
    case "exchange":
        FilesPerSecond.Run();
        break;
    default:
        Console.Error.WriteLine("Name a benchmark: store, rosters, comments, texts, unga, exchange, oscal, consolidate, manuscripts, regimes, portfolio, or gateway (of the running mesh)");
        return 2;
}
return 0;
