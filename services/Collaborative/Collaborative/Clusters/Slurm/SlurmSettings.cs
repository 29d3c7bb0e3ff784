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

    public string? Partition { get; init; }

    /// <summary>Into so many <c>gres/shard</c> every device is divided. By default into none: then no part of a device is given.</summary>
    public int ShardsADevice { get; init; }

    public string? Account { get; init; }

    /// <summary>The script that a job runs on its first machine. It is told what it was given by variables whose names begin with <c>AIGOV_</c>, and nothing else.</summary>
    public required string Script { get; init; }
}
