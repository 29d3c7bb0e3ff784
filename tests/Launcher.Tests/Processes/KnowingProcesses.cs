using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Launcher.Processes;

namespace Launcher.Tests.Processes;

public sealed class KnowingProcesses
{
    [Fact]
    public void A_process_id_that_was_used_again_is_another_process()
    {
        Assert.True(ProcessIdentity.Current.IsAlive);
        var earlier = ProcessIdentity.Current with { StartedAt = ProcessIdentity.Current.StartedAt - 1 };
        Assert.False(earlier.IsAlive);
        Assert.False(earlier.Signal(0));
    }

    [Fact]
    public async Task One_that_does_not_hear_is_ended_after_the_grace()
    {
        using var deaf = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "trap '' TERM; echo ready; while true; do sleep 0.05; done"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await deaf.StandardOutput.ReadLineAsync();
        var identity = ProcessIdentity.Of(deaf.Id)!.Value;

        await identity.EndAsync(Native.Terminate, TimeSpan.FromMilliseconds(300));
        Assert.False(identity.IsAlive);
        await deaf.WaitForExitAsync();
        Assert.Equal(128 + Native.Kill, deaf.ExitCode);
    }

    [Fact]
    public void The_holder_of_a_port_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.False(Ports.IsFree(port));
        Assert.StartsWith($"process {Environment.ProcessId} (", Ports.HolderOf(port), StringComparison.Ordinal);
        listener.Stop();
        Assert.True(Ports.IsFree(port));
    }

    [Fact]
    public void Memory_is_that_of_the_family() => Assert.InRange(Memory.ResidentOf(Environment.ProcessId)!.Value, 10_000_000, 2_000_000_000);

    [Fact]
    public async Task A_lock_is_held_by_one_at_a_time()
    {
        var path = Path.GetTempFileName();
        var held = FileLock.Try(path)!;
        Assert.Null(FileLock.Try(path));
        var waiting = FileLock.WaitAsync(path, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
        File.Delete(path);
    }
}
