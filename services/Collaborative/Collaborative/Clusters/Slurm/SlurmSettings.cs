namespace Collaborative.Clusters.Slurm;

/// <summary>How a Slurm cluster is reached: <c>Clusters:Slurm:&lt;name&gt;</c>. Pledges name it as their connector.</summary>
sealed class SlurmSettings
{
    /// <summary>Where slurmrestd listens.</summary>
    public required Uri Rest { get; init; }

    /// <summary>The configuration that its commands read; theirs by default where none is named.</summary>
    public string? Conf { get; init; }

    /// <summary>Under whom jobs run. Tokens are asked of <c>scontrol token</c> for it, and never kept.</summary>
    public string User { get; init; } = "root";

    /// <summary>So long what the accounts say of a job has to stand unchanged before it is charged. A controller saves its state every few seconds; one that was killed begins again from there, and corrects its accounts.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>So long the controller may not know a job that has no end in the accounts, before it is taken to be lost: it has just come back, or its accounts follow. What it lost stays open in the accounts until an operator ends it there (<c>sacctmgr show runawayjobs</c>), and is charged then.</summary>
    public TimeSpan Runaway { get; init; } = TimeSpan.FromMinutes(5);

    public string? Partition { get; init; }

    /// <summary>Into so many <c>gres/shard</c> every device is divided. By default into none: then no part of a device is given.</summary>
    public int ShardsADevice { get; init; }

    public string? Account { get; init; }

    /// <summary>The script that a job runs on its first machine. It is told what it was given by variables whose names begin with <c>AIGOV_</c>, and nothing else.</summary>
    public required string Script { get; init; }
}
