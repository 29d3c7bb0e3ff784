using System.Text.Json.Serialization;
using Launcher.Processes;

namespace Launcher.Supervising;

[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
internal enum Phase
{
    /// <summary>Waits for what it needs, or between a death and the next start.</summary>
    Waiting,
    Starting,
    Ready,
    /// <summary>Was ready, runs, and is not ready now.</summary>
    Unready,
    Stopped,
}

/// <summary>One part as the supervisor sees it.</summary>
/// <param name="StopSignal">How to end it, should the supervisor be gone.</param>
/// <param name="Since">When the process of now was started.</param>
/// <param name="ReadyAfter">Seconds from its start until it was ready.</param>
/// <param name="FailedStarts">Deaths in a row before it was ready.</param>
/// <param name="Detail">Why it is not ready.</param>
internal sealed record PartState(
    string Name, string? Address, int StopSignal, Phase Phase = Phase.Waiting, ProcessIdentity? Process = null, int Restarts = 0,
    DateTimeOffset? Since = null, double? ReadyAfter = null, int FailedStarts = 0, string? Detail = null);

/// <summary>What the supervisor writes down, for <c>status</c>, <c>down</c>, and the start after one that was cut off.</summary>
internal sealed record HouseState(ProcessIdentity Supervisor, string TyeFile, IReadOnlyList<PartState> Parts)
{
    [JsonIgnore]
    public bool IsRunning => Supervisor.IsAlive;

    [JsonIgnore]
    public bool IsReady => Parts.All(part => part.Phase == Phase.Ready);
}
