using Launcher.Processes;

namespace Launcher.Supervising;

/// <summary>Ends what a supervisor left running that was itself cut off. Only processes it wrote down, and that are still the same.</summary>
internal static class Leftovers
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    /// <summary>The parts that were still there.</summary>
    public static async Task<IReadOnlyList<PartState>> EndAsync(StateFile file)
    {
        if (file.Read() is not { IsRunning: false } state) return [];
        var left = state.Parts.Where(part => part.Process is { IsAlive: true }).ToList();
        await Task.WhenAll(left.Where(part => part.StopSignal != Native.Interrupt).Select(EndAsync));
        await Task.WhenAll(left.Where(part => part.StopSignal == Native.Interrupt).Select(EndAsync));
        file.Delete();
        return left;

        static Task EndAsync(PartState part) => part.Process!.Value.EndAsync(part.StopSignal, Grace);
    }
}
