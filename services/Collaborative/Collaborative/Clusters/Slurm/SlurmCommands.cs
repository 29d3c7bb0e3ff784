using System.Diagnostics;

namespace Collaborative.Clusters.Slurm;

/// <summary>Runs Slurm's commands: without a shell, with no other environment than they need, and not for ever.</summary>
sealed class SlurmCommands(SlurmSettings settings)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>What it printed, line by line.</returns>
    /// <exception cref="SlurmException">It failed, or took too long.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(string command, IEnumerable<string> arguments, CancellationToken cancellation, string? input = null)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Clear();   // what this service knows is no business of a job
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["TZ"] = "UTC";
        if (settings.Conf is { } conf)
            start.Environment["SLURM_CONF"] = conf;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start) ?? throw new SlurmException($"{command} could not be started.");
        try
        {
            var (output, trouble) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            if (input is not null)
                await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : throw new SlurmException($"{command} failed: {(await trouble).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SlurmException($"{command} did not end within {Patience.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>A Slurm cluster did not do what was asked, or said what cannot be.</summary>
sealed class SlurmException(string message) : Exception(message);
