using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Launcher.Processes;

namespace Launcher.Supervising;

/// <summary>Keeps one part running: starts it, asks whether it is ready, starts it again when it dies, ends it in order.</summary>
internal sealed class Part(Launch launch, RotatingLog log, Action changed)
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(12), AskOften = TimeSpan.FromMilliseconds(100), AskSeldom = TimeSpan.FromSeconds(2), Gathering = TimeSpan.FromMilliseconds(20);

    readonly TaskCompletionSource firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    PartState state = new(launch.Name, launch.Address, launch.StopSignal);

    public PartState State => state;

    public Task FirstReady => firstReady.Task;

    /// <summary>Runs until it is told to stop; then the process has ended too.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wasReady = await LiveAsync(stop);
            if (stop.IsCancellationRequested) break;
            Change(state with { Phase = Phase.Waiting, Process = null, Restarts = state.Restarts + 1, FailedStarts = wasReady ? 0 : state.FailedStarts + 1 });
            Console.WriteLine($"{DateTimeOffset.UtcNow:O} {state.Name} {state.Detail}; it is started again");
            await Task.Delay(Backoff.After(state.FailedStarts), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Change(state with { Phase = Phase.Stopped, Process = null, Detail = null });
        firstReady.TrySetCanceled(stop);
    }

    /// <summary>One life, from start to end; true when it was ready in between.</summary>
    async Task<bool> LiveAsync(CancellationToken stop)
    {
        try
        {
            var found = launch.FindRunning();
            using var process = found is null ? launch.Start() : Process.GetProcessById(found.Value);
            if (ProcessIdentity.Of(process.Id) is { } identity)
                Change(state with { Phase = Phase.Starting, Process = identity, Since = DateTimeOffset.UtcNow, ReadyAfter = null });
            var words = found is null ? Task.WhenAll(KeepAsync(process.StandardOutput), KeepAsync(process.StandardError)) : Task.CompletedTask;

            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var asking = AskAsync(ended.Token);
            await process.WaitForExitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ended.CancelAsync();
            var wasReady = await asking;

            if (stop.IsCancellationRequested && state.Process is { } mine) await mine.EndAsync(launch.StopSignal, Grace);
            await Task.WhenAny(words, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
            if (!stop.IsCancellationRequested) Change(state with { Detail = HowItEnded(process) });
            return wasReady;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or ArgumentException)
        {
            Change(state with { Phase = Phase.Waiting, Detail = $"does not start: {error.Message}" });
            return false;
        }
    }

    async Task<bool> AskAsync(CancellationToken ended)
    {
        var wasReady = false;
        var clock = Stopwatch.StartNew();
        while (!ended.IsCancellationRequested)
        {
            var reason = await WhyNotReadyAsync(ended);
            if (ended.IsCancellationRequested) break;
            if (reason is null && !wasReady) Change(state with { ReadyAfter = Math.Round(clock.Elapsed.TotalSeconds, 1), FailedStarts = 0 });
            wasReady |= reason is null;
            var phase = reason is null ? Phase.Ready : wasReady ? Phase.Unready : Phase.Starting;
            if (phase != state.Phase || reason != state.Detail) Change(state with { Phase = phase, Detail = reason });
            if (wasReady) firstReady.TrySetResult();
            await Task.Delay(phase == Phase.Ready ? AskSeldom : AskOften, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return wasReady;
    }

    /// <summary>Whatever goes wrong in asking is a reason, and never the end of the supervisor.</summary>
    async Task<string?> WhyNotReadyAsync(CancellationToken ended)
    {
        try { return await launch.WhyNotReady(ended); }
        catch (Exception error) { return error.Message; }
    }

    /// <summary>What is said is gathered for a moment: to wake for each line costs more than the line.</summary>
    async Task KeepAsync(StreamReader words)
    {
        var heard = new byte[64 * 1024];
        var held = 0;
        while (await words.BaseStream.ReadAsync(heard.AsMemory(held), CancellationToken.None) is > 0 and var read)
        {
            held += read;
            var whole = heard.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && held == heard.Length) whole = held;   // a line without an end is kept in pieces
            log.Write(heard.AsSpan(0, whole));
            heard.AsSpan(whole, held - whole).CopyTo(heard);
            held -= whole;
            await Task.Delay(Gathering, CancellationToken.None);
        }
        if (held > 0) log.Write([.. heard.AsSpan(0, held), (byte)'\n']);
    }

    static string HowItEnded(Process process)
    {
        try { return process.ExitCode > 128 ? $"ended by signal {process.ExitCode - 128}" : $"ended with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}"; }
        catch (InvalidOperationException) { return "ended"; } // a process that is not our child does not tell us how
    }

    void Change(PartState next)
    {
        state = next;
        changed();
    }
}
