namespace Launcher.Tests;

public sealed class InstanceTests
{
    [Theory]
    [InlineData(0, 5200, 5200)]
    [InlineData(20000, 5200, 25200)]
    [InlineData(20000, 50001, 5489)]
    [InlineData(64511, 1024, 65535)]
    public void An_offset_moves_ports_and_starts_over_past_the_last(int offset, int declared, int port) =>
        Assert.Equal(port, new Instance("/", "main", offset).Port(declared));

    [Fact]
    public void No_two_ports_meet_by_moving() =>
        Assert.Equal(64512, Enumerable.Range(1024, 64512).Select(new Instance("/", "main", 31337).Port).Distinct().Count());
}
