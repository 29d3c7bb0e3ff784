using Launcher.Postgres;
using Launcher.Processes;

namespace Launcher.Tests.Postgres;

public sealed class RunningAsAnotherAccount
{
    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)]
    public async Task Root_gives_way_to_one_that_still_reaches_the_folder(UnixFileMode mode)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "only root changes its account");
        var folder = Directory.CreateTempSubdirectory("account-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "reached", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder, mode);

        var command = Account.ForServer()!.Wrap(["/bin/sh", "-c", $"test \"$(id -u)\" != 0 && test -r '{folder}/file' && cat '{folder}/file'"], folder);
        var outcome = await Shell.RunAsync(command[0], [.. command.Skip(1)], "/", cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("reached", outcome.Output);
        Directory.Delete(folder, recursive: true);
    }
}
