namespace Collaborative.Domain.Tests.Placement;

public sealed class CheckingADemand
{
    [Theory]
    [InlineData(1_000, 1_024, 0, 0, null)]
    [InlineData(1_000, 1_024, 1, 1, null)]
    [InlineData(1_000, 1_024, 1, 1000, null)]
    [InlineData(1_000, 1_024, 8, 1000, null)]
    [InlineData(-1, 1_024, 0, 0, "demand.negative")]
    [InlineData(1_000, -1, 0, 0, "demand.negative")]
    [InlineData(1_000, 1_024, -1, 0, "demand.negative")]
    [InlineData(1_000, 1_024, 1, -5, "demand.negative")]
    [InlineData(int.MaxValue, 1_024, 0, 0, "demand.absurd")]
    [InlineData(1_000, 1_024, 5_000, 1000, "demand.absurd")]
    [InlineData(1_000, 1_024, 0, 500, "demand.share_of_nothing")]
    [InlineData(1_000, 1_024, 1, 0, "demand.share_out_of_range")]
    [InlineData(1_000, 1_024, 1, 1001, "demand.share_out_of_range")]
    [InlineData(1_000, 1_024, 2, 500, "demand.shares_of_several")]
    public void Names_the_rule_that_is_broken(int cpu, int memory, int devices, int share, string? code) =>
        Assert.Equal(code, new Demand(new(cpu), new(memory), devices, new(share), AcceleratorModels.Any).Check()?.Code);

    [Fact]
    public void Models_are_equal_in_any_order() =>
        Assert.Equal(AcceleratorModels.Parse("V100M32|T4|T4"), AcceleratorModels.Parse(" T4 | V100M32 "));
}
