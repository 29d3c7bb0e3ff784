namespace Collaborative;

static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Cluster {Cluster} does not answer: {Reason}")]
    public static partial void NoAnswer(ILogger log, string cluster, string reason);

    [LoggerMessage(LogLevel.Warning, "Cluster {Cluster} refuses lease {Lease}: {Words}")]
    public static partial void Refused(ILogger log, string cluster, Guid lease, string words);

    [LoggerMessage(LogLevel.Warning, "Which pauses are in force could not be read, so nothing starts: {Reason}")]
    public static partial void Unaware(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "Run {Run} could not be charged: {Code}")]
    public static partial void NotCharged(ILogger log, Guid run, string code);
}
