using System.Diagnostics;
using System.Globalization;
using Launcher.Processes;

namespace Launcher.Supervising;

/// <summary>Watches the supervisor's notes until every part is ready, and says so part by part.</summary>
internal static class Following
{
    const int GivenUpAfter = 5;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), StartOfDaemon = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromMilliseconds(50);

    public static async Task UntilReadyAsync(StateFile file, Board board, CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        var state = await FirstNotesAsync(file, patience, cancellation);
        await Board.AllAsync(state.Parts.Select(part => board.StepAsync(part.Name, () => UntilReadyAsync(file, part.Name, patience, cancellation))));
    }

    static async Task<HouseState> FirstNotesAsync(StateFile file, Stopwatch patience, CancellationToken cancellation)
    {
        while (patience.Elapsed < StartOfDaemon)
        {
            if (file.Read() is { IsRunning: true } state) return state;
            await Task.Delay(Pause, cancellation);
        }
        throw Ended(file);
    }

    static async Task<string?> UntilReadyAsync(StateFile file, string name, Stopwatch patience, CancellationToken cancellation)
    {
        while (true)
        {
            if (file.Read() is not { IsRunning: true } state) throw Ended(file);
            var part = state.Parts.Single(candidate => candidate.Name == name);
            if (part.Phase == Phase.Ready) return part.Address;
            if (part.FailedStarts >= GivenUpAfter) throw new Obstacle($"{name} {part.Detail}, {part.FailedStarts.ToString(CultureInfo.InvariantCulture)} times in a row", $"read infra/logs {name}");
            if (patience.Elapsed > Patience) throw new Obstacle($"{name} is not ready after {Patience.TotalMinutes} minutes: {part.Detail}", $"read infra/logs {name}");
            await Task.Delay(Pause, cancellation);
        }
    }

    static Obstacle Ended(StateFile file) => new($"the supervisor ended: {file.LastWords ?? "it said nothing"}", "read infra/logs launcher");
}
