using Collaborative.Clusters.Slurm;

namespace Collaborative.Tests.Clusters;

/// <summary>What is made of Slurm's words, without one.</summary>
public sealed class ReadingSlurm
{
    [Theory]
    [InlineData("sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)", null)]
    [InlineData("sbatch: error: QOSMaxSubmitJobPerUserLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)", null)]
    [InlineData("sbatch: error: Batch job submission failed: I/O error writing script/environment to file", null)]
    [InlineData("sbatch: error: Batch job submission failed: Unable to create job record, try again", null)]
    [InlineData("sbatch: error: Batch job submission failed: Access/permission denied", null)]
    [InlineData("sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)", null)]
    [InlineData("sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified", "Batch job submission failed: Invalid account or account/partition combination specified")]
    [InlineData("sbatch: error: AssocMaxWallDurationPerJobLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)", "Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)")]
    public void What_passes_by_itself_is_no_refusal(string printed, string? words) => Assert.Equal(words, SlurmRefusal.WordsOf($"sbatch failed: {printed}"));

    [Theory]
    [InlineData("IDLE", null, null)]
    [InlineData("ALLOCATED", "COMPLETING", null)]
    [InlineData("IDLE", "RESERVED", "RESERVED")]
    [InlineData("IDLE", "DRAIN", "DRAIN")]
    [InlineData("UNKNOWN", null, "UNKNOWN")]
    [InlineData("FUTURE", null, "FUTURE")]
    public void A_node_that_begins_nothing_of_ours_is_out(string state, string? flag, string? because) =>
        Assert.Equal(because, new SlurmNode("n-001", flag is null ? [state] : [state, flag], "", []).OutBecause);
}
