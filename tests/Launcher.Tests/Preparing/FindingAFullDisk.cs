using Launcher.Preparing;

namespace Launcher.Tests.Preparing;

public sealed class FindingAFullDisk
{
    [Fact]
    public void Is_told_with_what_is_left_and_what_is_needed()
    {
        var obstacle = Assert.Throws<Obstacle>(() => Disk.Demand("/house", 100 * 1024 * 1024, Disk.ForRunning));
        Assert.Equal("the disk of /house has 100 MiB left, and 512 MiB are needed → make room, then start again", obstacle.Message);
    }

    [Fact]
    public void Room_enough_is_no_obstacle() => Disk.Demand("/house", Disk.ForRunning, Disk.ForRunning);
}
