namespace Compliance.Tests;

public sealed class ReadingStandards(ComplianceHost host)
{
    [Fact]
    public async Task Shows_everyone_what_is_asked_and_how_it_is_decided()
    {
        var standard = (await host.Api.AskAsync("{ safetyStandards { id seed twiceOneIn mostInARow requirements { id paragraph } areas { id } safeguards { id from } protocol { id decision } cure { severity amount unit } } }")).GetProperty("safetyStandards")[0];
        Assert.Equal(7, standard.GetProperty("requirements").GetArrayLength());
        Assert.Equal(["STOP_DEVELOPMENT", "NOT_AT_ALL", "NOT_AT_ALL", "WITH_SAFEGUARDS", "FREELY"], standard.GetProperty("protocol").EnumerateArray().Select(p => p.GetProperty("decision").GetString()));
        Assert.Equal(4, standard.GetProperty("cure").GetArrayLength());
    }
}
