namespace Compliance.Tests;

public sealed class ReadingRegimes(ComplianceHost host)
{
    [Fact]
    public async Task Gives_each_with_its_thresholds_and_paragraphs()
    {
        var regimes = (await host.Api.AskAsync("{ regimes { id isInForce thresholds { compute paragraph } duties { paragraph } } }")).GetProperty("regimes").EnumerateArray().ToList();
        Assert.Equal(["california-sb-53", "eu-ai-act", "new-york-raise", "us-order-14110"], regimes.Select(r => r.GetProperty("id").GetString()!));
        Assert.False(regimes[3].GetProperty("isInForce").GetBoolean());
        Assert.Equal("1e26", regimes[0].GetProperty("thresholds")[0].GetProperty("compute").GetString());
    }
}
