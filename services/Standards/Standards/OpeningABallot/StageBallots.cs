using Standards.Domain.Processes;
using Standards.Graph;

namespace Standards.OpeningABallot;

/// <summary>What the process of a project asks of the ballot of its stage.</summary>
static class StageBallots
{
    /// <summary>The ballot of a stage is open at least as long as the definition says. Other ballots are free.</summary>
    /// <exception cref="RefusalError">It is too short.</exception>
    public static async Task DemandDurationAsync(Loaders loaders, Guid project, string rule, DateTimeOffset now, DateTimeOffset closesAt)
    {
        var run = await loaders.Runs.Load(project).GetResultAsync();
        if (run?.StageBallot is { } ballot && ballot.Rule == rule && closesAt < Period.Add(now, ballot.OpenFor))
            throw new RefusalError("ballot.too_short", $"By its process this ballot is open for at least {ballot.OpenFor.Words}.");
    }
}
