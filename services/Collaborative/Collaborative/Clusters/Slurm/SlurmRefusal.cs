namespace Collaborative.Clusters.Slurm;

/// <summary>Tells a job that a controller will not have from one that it could not take just then (slurm_errno.c).</summary>
static class SlurmRefusal
{
    /// <summary>The controller did not answer: whether it took the job is not known then.</summary>
    static readonly string[] Silences =
    [
        "Unable to contact slurm controller", "Socket timed out", "Zero Bytes were transmitted", "Connection refused", "Connection timed out", "Connection reset", "standby mode",
        "temporarily unable to accept job", "Resource temporarily unavailable", "Unexpected message received", "did not end within", "Transport endpoint", "Communication connection failure",
    ];

    /// <summary>It answered, and what it said passes by itself: jobs that end make room under a limit, and operators mend what is theirs.</summary>
    static readonly string[] Passing =
    [
        "SubmitJob",   // AssocMaxSubmitJobLimit, AssocGrpSubmitJobsLimit, QOSMaxSubmitJobPerUserLimit, QOSGrpSubmitJobsLimit
        "MaxSubmitJobsPerAccount", "Unable to create job record, try again", "I/O error writing script/environment to file", "No space left on device", "Cannot allocate memory",
        "Access/permission denied", "Invalid authentication credential", "Protocol authentication error", "Requested operation is presently disabled",
        "Required partition not available", "Required node not available", "Requested nodes are busy",
    ];

    /// <summary>Why the controller refuses, of what <c>sbatch</c> printed; null where it refuses nothing.</summary>
    public static string? WordsOf(string printed) =>
        Silences.Concat(Passing).Any(s => printed.Contains(s, StringComparison.OrdinalIgnoreCase)) ? null
        : printed.LastIndexOf("error: ", StringComparison.Ordinal) is var at and >= 0 ? printed[(at + "error: ".Length)..]
        : printed;
}
