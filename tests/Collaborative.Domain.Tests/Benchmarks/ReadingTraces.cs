namespace Collaborative.Domain.Tests.Benchmarks;

public sealed class ReadingTraces
{
    const string Columns = "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos\n";

    [Fact]
    public void Takes_every_sound_row_with_or_without_a_column_of_models()
    {
        var with = OpenbFiles.Pods(Columns + "a,6000,12288,1,460,T4|P100,LS\r\nb,1,2,0,0,,BE\r\n");
        var without = OpenbFiles.Pods("name,cpu_milli,memory_mib,num_gpu,gpu_milli\na,6000,12288,8,1000\n");
        Assert.Empty(with.Broken.Concat(without.Broken));
        Assert.Equal(("P100|T4", "", 8), (with.Rows[0].Demand.Models.ToString(), with.Rows[1].Demand.Models.ToString(), without.Rows[0].Demand.Devices));
    }

    [Theory]
    [InlineData("a,x,2,1,500,,LS", "cpu_milli is \"x\"")]
    [InlineData("a,1.5,2,1,500,,LS", "cpu_milli is \"1.5\"")]
    [InlineData("a,1,,1,500,,LS", "memory_mib is \"\"")]
    [InlineData("a,1,99999999999,1,500,,LS", "memory_mib is \"99999999999\"")]
    [InlineData("a,1,2,2,500,,LS", "demand.shares_of_several")]
    [InlineData("a,1,2,1,-500,,LS", "demand.negative")]
    [InlineData("a,1,2", "3 columns")]
    [InlineData("a,1,2,1,500,,LS,more", "8 columns")]
    [InlineData(",1,2,1,500,,LS", "name is empty")]
    [InlineData("first,1,2,1,500,,LS", "twice")]
    [InlineData("\"a,1,2,1,500,,LS", "quote")]
    public void Names_a_broken_row_by_its_line_and_keeps_the_others(string row, string reason)
    {
        var read = OpenbFiles.Pods($"{Columns}first,1,2,1,500,,LS\n{row}\nlast,1,2,1,500,,LS\n");
        var broken = Assert.Single(read.Broken);
        Assert.Equal(3, broken.Line);
        Assert.Contains(reason, broken.Reason, StringComparison.Ordinal);
        Assert.Equal(["first", "last"], read.Rows.Select(p => p.Name));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name,cpu_milli\na,1\n", "memory_mib, num_gpu, gpu_milli")]
    [InlineData(Columns, "no rows")]
    public void Says_when_it_is_no_trace(string text, string reason) =>
        Assert.Contains(reason, Assert.Single(OpenbFiles.Pods(text).Broken).Reason, StringComparison.Ordinal);

    [Fact]
    public void Names_broken_nodes_too() =>
        Assert.Equal([2, 3], OpenbFiles.Nodes("sn,cpu_milli,memory_mib,gpu,model\na,1,2,-1,T4\nb,1,2,3\nc,1,2,0,\n").Broken.Select(b => b.Line));
}
