using System.Globalization;

namespace Collaborative.Clusters.Slurm;

/// <summary>What the accounting of a Slurm cluster says of jobs: the last word on whether, how long and how they ran.</summary>
sealed class SlurmAccounts(SlurmCommands commands)
{
    const string Format = "JobName,State,Start,End,Comment";
    const int AtOnce = 200;

    /// <summary>The jobs of these names, each of its parts a line of its own.</summary>
    public async Task<ILookup<string, AccountedJob>> OfAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var found = new List<AccountedJob>();
        foreach (var some in names.Chunk(AtOnce))
            found.AddRange((await commands.RunAsync(
                "sacct", ["--allocations", "--allusers", "--duplicates", "--parsable2", "--noheader", "--starttime=2020-01-01", $"--name={string.Join(',', some)}", $"--format={Format}"], cancellation)).Select(Read));
        return found.ToLookup(j => j.Name, StringComparer.Ordinal);
    }

    static AccountedJob Read(string line) => line.Split('|') is [var name, var state, var start, var end, var comment]
        ? new(name, state.Split(' ')[0], Instant(start), Instant(end), comment)
        : throw new SlurmException($"sacct printed what is no account of a job: {line}");

    /// <summary>"Unknown" and "None" are how it says that there is none.</summary>
    static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : text is "Unknown" or "None" ? null
        : throw new SlurmException($"sacct printed what is no time: {text}");
}

/// <summary>A job, or a part of one, in the accounts.</summary>
sealed record AccountedJob(string Name, string State, DateTimeOffset? Began, DateTimeOffset? Ended, string Comment)
{
    /// <summary>Why it ended. What the cluster itself ended, or an operator of it, is not the fault of who works there.</summary>
    public Domain.Queues.EndReason Reason => State switch
    {
        "COMPLETED"                               => Domain.Queues.EndReason.Completed,
        "TIMEOUT"                                 => Domain.Queues.EndReason.OutOfTime,
        "FAILED" or "OUT_OF_MEMORY" or "DEADLINE" => Domain.Queues.EndReason.Failed,
        _                                         => Domain.Queues.EndReason.Lost,
    };
}
